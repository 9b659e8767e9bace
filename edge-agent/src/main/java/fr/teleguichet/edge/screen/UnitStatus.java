package fr.teleguichet.edge.screen;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the unit stands with its fleet, for the screen.
 *
 * @param code what a unit shows that is no kiosk yet; no session can begin while there is one
 * @param lines what a technician reads
 */
public record UnitStatus(Optional<Code> code, List<Line> lines) {

  /** A kiosk in service of which nothing is told. */
  public static final UnitStatus IN_SERVICE = new UnitStatus(Optional.empty(), List.of());

  public UnitStatus {
    lines = List.copyOf(lines);
  }

  /** The same with one more line. */
  public UnitStatus with(Line line) {
    return new UnitStatus(code, Stream.concat(lines.stream(), Stream.of(line)).toList());
  }

  /**
   * How people find and compare a unit.
   *
   * @param shortCode as {@code K7QM-2XPA}
   * @param fingerprint sixteen groups of four digits
   * @param accept the page where people accept this unit, when it is known; it finds the unit and
   *     vouches for nothing
   */
  public record Code(String shortCode, String fingerprint, Optional<URI> accept) {}

  /** A fact with its French label. */
  public record Line(String label, String text) {}
}
