package fr.teleguichet.fleet.territory;

/**
 * A point on the earth.
 *
 * @param latitude degrees north, WGS 84
 * @param longitude degrees east, WGS 84
 */
public record GeoPosition(double latitude, double longitude) {

  /** The mean radius of the earth (IUGG). */
  private static final double RADIUS = 6_371.0088;

  /** Kilometres along the great circle, by the haversine formula; half a percent off at most. */
  public double kilometresTo(GeoPosition other) {
    double north = Math.toRadians(other.latitude - latitude);
    double east = Math.toRadians(other.longitude - longitude);
    double chord =
        square(Math.sin(north / 2))
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * square(Math.sin(east / 2));
    return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(chord)));
  }

  /** How many degrees of latitude are that far. */
  public static double degrees(double kilometres) {
    return Math.toDegrees(kilometres / RADIUS);
  }

  private static double square(double number) {
    return number * number;
  }

  /** The same as near as a commune's centre is worth: some ten metres. */
  public GeoPosition toTenMetres() {
    return new GeoPosition(rounded(latitude), rounded(longitude));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * 10_000) / 10_000.0;
  }
}
