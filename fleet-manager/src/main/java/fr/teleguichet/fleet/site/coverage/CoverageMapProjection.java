package fr.teleguichet.fleet.site.coverage;

import fr.teleguichet.fleet.territory.GeoPosition;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A drawing of a département, north above, in units of which it is so many wide.
 *
 * @param height how many units it is high
 */
public record CoverageMapProjection(
    GeoPosition northWest, double scale, double flatness, double height) {

  /** How many units it is wide. */
  public static final int WIDTH = 400;

  private static final double MARGIN = 8;

  /** A drawing in which all these positions lie. */
  static CoverageMapProjection of(List<GeoPosition> positions) {
    double west = positions.stream().mapToDouble(GeoPosition::longitude).min().orElse(0);
    double east = positions.stream().mapToDouble(GeoPosition::longitude).max().orElse(1);
    double south = positions.stream().mapToDouble(GeoPosition::latitude).min().orElse(0);
    double north = positions.stream().mapToDouble(GeoPosition::latitude).max().orElse(1);
    double flatness = Math.cos(Math.toRadians((north + south) / 2));
    double width = Math.max(0.01, (east - west) * flatness);
    double scale = (WIDTH - 2 * MARGIN) / width;
    return new CoverageMapProjection(
        new GeoPosition(north, west), scale, flatness, (north - south) * scale + 2 * MARGIN);
  }

  /** How far to the right the position is. */
  public double x(GeoPosition position) {
    return round(MARGIN + (position.longitude() - northWest.longitude()) * flatness * scale);
  }

  /** How far down the position is. */
  public double y(GeoPosition position) {
    return round(MARGIN + (northWest.latitude() - position.latitude()) * scale);
  }

  /** So many kilometres in units. */
  public double length(double kilometres) {
    return round(GeoPosition.degrees(kilometres) * scale);
  }

  /** A border as the path of an SVG drawing. */
  public String path(List<GeoPosition> border) {
    return border.stream()
        .map(it -> String.format(Locale.ROOT, "%.1f %.1f", x(it), y(it)))
        .collect(Collectors.joining("L", "M", "Z"));
  }

  private static double round(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
