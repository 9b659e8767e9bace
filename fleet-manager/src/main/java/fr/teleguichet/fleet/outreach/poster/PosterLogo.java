package fr.teleguichet.fleet.outreach.poster;

import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.ServiceLogo;

/** The logo of a service on a poster, as high as other drawings and up to twice as wide. */
public record PosterLogo(ServiceCode service, ServiceLogo picture) {

  /** Where a browser finds it. */
  public String address() {
    return "/services/" + service.value() + "/logo/" + picture.digest();
  }

  /** The picture itself as an address, since a sheet fetches nothing. */
  public String onPaper() {
    return "data:image/png;base64," + picture.base64();
  }

  /** In pixels, where drawings are so high. */
  public int width(int drawingHeight) {
    return scaled(picture.width(), drawingHeight);
  }

  /** In pixels, where drawings are so high. */
  public int height(int drawingHeight) {
    return scaled(picture.height(), drawingHeight);
  }

  private int scaled(int length, int drawingHeight) {
    double scale =
        Math.min(2.0 * drawingHeight / picture.width(), (double) drawingHeight / picture.height());
    return Math.max(1, (int) Math.round(length * scale));
  }
}
