/** Parts of the body near the hip, as the long descriptions of ICD-10-CM name them. */
const HIP = /\b(?:hips?|acetabulum)\b/i;
const HIP_THIGH_PELVIS = /\b(?:hips?|acetabulum|thighs?|femur|femoral|pelvi[sc]|ischium|ilium|pubis)\b/i;
const LUMBAR_PELVIS =
  /\b(?:lumbar|lumbosacral|sacral|sacrococcygeal|sacroiliac|low back|lower back|pelvic|hip|site unspecified)\b/i;

/** What an examiner of the hip needs of ICD-10-CM: prefixes of codes without the point, some by the words of the description. */
export const SELECTION = [
  // Joints, arthritis and derangement.
  { prefix: /^M(?:16|15)/ },
  { prefix: /^M199/ },
  { prefix: /^M(?:0[0-8]|1[0-4]|1A|24|25)/, words: HIP },
  { prefix: /^M(?:069|109|129|1390|247|249|259|353)/ },
  { prefix: /^M(?:20|21)/, words: /\b(?:hip|femur|thigh|tibia|fibula)\b/i },
  // Back and sacroiliac joint, as differential diagnoses.
  { prefix: /^M(?:43[12]|45|46[01]|47[128]|480|51|532|538)/, words: LUMBAR_PELVIS },
  { prefix: /^M(?:461|533)/ },
  { prefix: /^M541/, words: LUMBAR_PELVIS },
  { prefix: /^M54[3459]/ },
  // Muscle, tendon, bursa and soft tissue.
  { prefix: /^M(?:6[0-2]|6[5-8]|71)/, words: HIP_THIGH_PELVIS },
  { prefix: /^M(?:6281|6284|706|707)/ },
  { prefix: /^M76[0-3]/ },
  { prefix: /^M79(?:1|60[4-9]|65|7)/ },
  // Bone.
  { prefix: /^M(?:80|84)/, words: /\b(?:hip|femur|femoral|pelvis|ischium|ilium|pubis|acetabulum)\b/i },
  { prefix: /^M8[15]/, words: /\b(?:osteoporosis|thigh|hip)\b/i },
  { prefix: /^M8[6-9]/, words: HIP_THIGH_PELVIS },
  { prefix: /^M90/, words: HIP_THIGH_PELVIS },
  { prefix: /^M(?:91|930|955)/ },
  { prefix: /^M9[34]/, words: HIP },
  { prefix: /^M96[06]/, words: /\b(?:femur|pelvis|joint|arthrodesis)\b/i },
  { prefix: /^M970/ },
  { prefix: /^M99[0-8]5/ },
  { prefix: /^M99[0-8][346]/, words: /\b(?:lumbar|sacral|lower extremity)\b/i },
  // Nerves and pain.
  { prefix: /^G57[0127]/ },
  { prefix: /^G89[1-4]/ },
  { prefix: /^G9052/ },
  // Injury of pelvis, hip and thigh. Of fractures the sequelae and the encounters after a closed one, and the first
  // after an open one; the many grades of open fractures of the shaft and below are left out.
  { prefix: /^S(?:300|334|336|344|70[01]|73|74|76)/ },
  { prefix: /^S332/, words: /\b(?:sacroiliac|sacrum|pelvis)\b/i },
  { prefix: /^S324.*[ADGKS]$/ },
  { prefix: /^S32(?:[356]|8).*[ADKS]$/ },
  { prefix: /^S321.*[ADGKS]$/ },
  { prefix: /^S72[0-2].*[ABDGKPS]$/ },
  { prefix: /^S72[389].*[ADGKPS]$/ },
  { prefix: /^S71[01].*[AS]$/ },
  { prefix: /^S(?:75[01]|77|78).*[AS]$/ },
  { prefix: /^S79(?:0|[89])/ },
  // Congenital and developmental.
  { prefix: /^Q(?:65|688|742)/ },
  { prefix: /^Q724/ },
  // Replacement, fixation, complications and after-care.
  { prefix: /^T84/, words: /\b(?:hip|femur|femoral|pelvis)\b/i },
  { prefix: /^T84(?:8|9)/ },
  { prefix: /^Z(?:4689|471|472|4732|4781|4789|981|98890|9664|8961|8962|8781|8731)/ },
  // Gait, disability and the reason for the examination.
  { prefix: /^R(?:26|294|296|52)/ },
  { prefix: /^Z(?:026|0271|0279|041|042|043|7409|736|9181|993|9989)/ },
  // Tumours and other conditions that are weighed beside the hip.
  { prefix: /^(?:C402|C414|C7951|D162|D168|E66|K409)/ },
  // Causes that are often asked for.
  { prefix: /^(?:W010XX|W1[01]XXX|W109XX|W1830X|W19XXX|W208XX|X500XX|X501XX|X503XX|V892XX|Y990)/ },
];
