const longestSide = 2400;
const quality = 0.86;

/**
 * The photo drawn anew on the phone, upright and no larger than needed: the phone keeps and sends less, and what the camera
 * wrote beside the picture stays behind. What this browser cannot read goes as it is; the server looks at it.
 */
export async function shrinkPhoto(file: Blob): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
    return drawn ?? file;
  } catch {
    return file;
  }
}
