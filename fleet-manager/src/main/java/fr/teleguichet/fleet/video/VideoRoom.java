package fr.teleguichet.fleet.video;

import java.net.URI;

/**
 * A room in which the two sides of one call meet. The addresses let in whoever has them, so they
 * are in no log.
 *
 * @param kiosk by which the kiosk comes in
 * @param adviser by which the adviser comes in
 */
public record VideoRoom(URI kiosk, URI adviser) {

  public VideoRoom {
    check(kiosk);
    check(adviser);
  }

  private static void check(URI page) {
    if (!"https".equals(page.getScheme())
        || page.getHost() == null
        || page.getRawUserInfo() != null) {
      throw new IllegalArgumentException("A room is a page by HTTPS, without a user in it.");
    }
  }

  /** The origin of a page, which alone a frame may load. */
  public static String origin(URI page) {
    return page.getScheme()
        + "://"
        + page.getHost()
        + (page.getPort() < 0 ? "" : ":" + page.getPort());
  }

  /** Both addresses, to be kept while the call is open. */
  public String lines() {
    return kiosk + "\n" + adviser;
  }

  /** What {@link #lines} wrote. */
  public static VideoRoom ofLines(String lines) {
    String[] pages = lines.split("\n", 2);
    return new VideoRoom(URI.create(pages[0]), URI.create(pages[1]));
  }

  @Override
  public String toString() {
    return "VideoRoom[" + origin(kiosk) + "]";
  }
}
