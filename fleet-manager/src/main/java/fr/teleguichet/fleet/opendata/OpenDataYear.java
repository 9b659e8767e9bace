package fr.teleguichet.fleet.opendata;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The published figures of a year, which never change once they are: two editions that differ would
 * tell what lies between them.
 *
 * @param year the year
 * @param lines the network, its services, its sites, and each service at each site
 * @param months the twelve months of the whole network; none of a year that an earlier release
 *     published
 */
@Serdeable
record OpenDataYear(int year, List<OpenDataLine> lines, @Nullable List<OpenDataMonth> months) {
  OpenDataYear {
    lines = List.copyOf(lines);
    months = months == null ? List.of() : List.copyOf(months);
  }

  /** The months; none where they are not published. */
  List<OpenDataMonth> monthsOrNone() {
    return months == null ? List.of() : months;
  }
}
