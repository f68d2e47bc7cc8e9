import { useEffect, useRef, useState } from 'react';
import { Notice } from '../../ui/Notice.tsx';
import styles from './AttachmentViewer.module.css';

interface Props {
  name: string;
  mediaType: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** 1 fits the window. */
  zoom: number;
}

/** Longest side of the canvas, pixels. */
const SIDE_MAX = 8192;

/** An image. It is decoded from its bytes onto a canvas, so that it never has an address. */
export function ImageView({ name, mediaType, bytes, zoom }: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  const [failure, setFailure] = useState(false);

  useEffect(() => {
    frame.current?.focus({ preventScroll: true });
  }, []);

  useEffect(() => {
    let isGone = false;
    decode(bytes, mediaType).then(
      (image) => {
        const surface = canvas.current;
        if (!isGone && surface !== null) {
          surface.width = image.width;
          surface.height = image.height;
          surface.getContext('2d')?.drawImage(image, 0, 0);
          setSize({ width: image.width, height: image.height });
        }
        image.close();
      },
      () => {
        if (!isGone) setFailure(true);
      },
    );
    return () => {
      isGone = true;
    };
  }, [bytes, mediaType]);

  if (failure) {
    return (
      <Notice tone="error" title="This image cannot be shown" live>
        It is kept as it is. Get the file once more where it comes from, and attach that.
      </Notice>
    );
  }
  return (
    <div ref={frame} className={styles['frame']} tabIndex={0} role="region" aria-label={name}>
      <canvas
        ref={canvas}
        role="img"
        aria-label={`Image ${name}`}
        className={styles['image']}
        data-drawn={size === null ? undefined : `${String(size.width)}x${String(size.height)}`}
        style={size === null ? undefined : { width: `min(${String(size.width * zoom)}px, ${String(zoom * 100)}%)` }}
      />
    </div>
  );
}

async function decode(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<ImageBitmap> {
  const blob = new Blob([bytes], { type });
  const image = await createImageBitmap(blob);
  const longest = Math.max(image.width, image.height);
  if (longest <= SIDE_MAX) return image;
  const scale = SIDE_MAX / longest;
  const smaller = await createImageBitmap(image, {
    resizeWidth: Math.round(image.width * scale),
    resizeHeight: Math.round(image.height * scale),
    resizeQuality: 'high',
  });
  image.close();
  return smaller;
}
