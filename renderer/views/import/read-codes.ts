/** Between two looks at the picture. A code stays before the camera for a second at least. */
const PAUSE_MS = 150;

/** Wide enough for a code of 85 × 85 that fills half of the picture. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: { ideal: 'environment' } },
};

interface Listener {
  /** The text of a code in the picture; the same one again only after another. */
  found(text: string): void;
  /** There is no camera, or it may not be used. */
  refused(): void;
}

/** Shows the camera in the video element and reads QR codes from it. Answers how to stop, which lets the camera go. */
export function readCodes(video: HTMLVideoElement, { found, refused }: Listener): () => void {
  let stream: MediaStream | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  const letGo = (): void => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    video.srcObject = null;
  };
  const stop = (): void => {
    stopped = true;
    clearTimeout(timer);
    letGo();
  };

  const start = async (): Promise<void> => {
    // The decoder is large and seldom needed.
    const [camera, { default: decode }] = await Promise.all([
      navigator.mediaDevices.getUserMedia(wanted),
      import('jsqr'),
    ]);
    stream = camera;
    if (stopped) return letGo();
    video.srcObject = camera;
    await video.play();
    const look = pictureOf(video);
    let last = '';
    const turn = (): void => {
      const picture = look();
      const text = picture && decode(picture.data, picture.width, picture.height)?.data;
      if (text && text !== last) found((last = text));
      if (!stopped) timer = setTimeout(turn, PAUSE_MS);
    };
    turn();
  };

  start().catch(() => {
    if (stopped) return;
    stop();
    refused();
  });
  return stop;
}

/** Takes the picture that the video shows now; undefined before there is one. */
function pictureOf(video: HTMLVideoElement): () => ImageData | undefined {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return () => {
    const { videoWidth: width, videoHeight: height } = video;
    if (!context || width === 0) return undefined;
    if (canvas.width !== width) Object.assign(canvas, { width, height });
    context.drawImage(video, 0, 0, width, height);
    return context.getImageData(0, 0, width, height);
  };
}
