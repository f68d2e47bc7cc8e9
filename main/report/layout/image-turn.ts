/** How a stored picture has to be turned and mirrored to stand upright, in the numbers of EXIF 2.3, 4.6.4 (Orientation). */
export type Turn = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export interface ImageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The matrix that draws a picture into a box of the page, whose x and y are those of its lower left corner. From 5 on
 * the picture lies on its side, so the box is as wide as the picture is high.
 */
export function turned(turn: Turn, { x, y, width: w, height: h }: ImageBox): readonly number[] {
  const [right, top] = [x + w, y + h];
  switch (turn) {
    case 1:
      return [w, 0, 0, h, x, y];
    case 2:
      return [-w, 0, 0, h, right, y];
    case 3:
      return [-w, 0, 0, -h, right, top];
    case 4:
      return [w, 0, 0, -h, x, top];
    case 5:
      return [0, -h, -w, 0, right, top];
    case 6:
      return [0, -h, w, 0, x, top];
    case 7:
      return [0, h, w, 0, x, y];
    case 8:
      return [0, h, -w, 0, right, y];
  }
}
