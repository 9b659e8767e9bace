package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.service.ServiceLogo;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Logos as the back office draws them. */
public final class SampleLogos {

  private SampleLogos() {}

  /** A dark disc and a red bar on nothing, so that dark paper behind it would swallow the disc. */
  public static ServiceLogo of(int width, int height) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(new Color(0x00, 0x22, 0x55));
    pen.fillOval(0, 0, height, height);
    pen.setColor(new Color(0xe4, 0x00, 0x2b));
    pen.fillRect(height, height / 3, Math.max(0, width - height), height / 3);
    pen.dispose();
    var file = new ByteArrayOutputStream();
    try {
      boolean _ = ImageIO.write(picture, "png", file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ServiceLogo.ofFile(file.toByteArray());
  }
}
