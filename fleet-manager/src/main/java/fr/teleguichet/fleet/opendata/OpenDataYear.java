package fr.teleguichet.fleet.opendata;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * The published figures of a year, which never change once they are: two editions that differ would
 * tell what lies between them.
 *
 * @param year the year
 * @param lines the network, its services, its sites, and each service at each site
 */
@Serdeable
record OpenDataYear(int year, List<OpenDataLine> lines) {
  OpenDataYear {
    lines = List.copyOf(lines);
  }
}
