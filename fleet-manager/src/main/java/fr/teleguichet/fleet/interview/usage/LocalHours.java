package fr.teleguichet.fleet.interview.usage;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which clocks in France keep one distance to UTC: the database knows no time
 * zones, so it is told them.
 *
 * @param begin UTC
 * @param end UTC, excluded
 * @param ahead how far French clocks are ahead of UTC
 */
record LocalHours(LocalDateTime begin, LocalDateTime end, Duration ahead) {

  /** The stretches between two moments, in order and without a gap. */
  static List<LocalHours> between(LocalDateTime begin, LocalDateTime end) {
    ZoneRules rules = LocalizedText.ZONE.getRules();
    List<LocalHours> all = new ArrayList<>();
    Instant from = begin.toInstant(ZoneOffset.UTC);
    Instant last = end.toInstant(ZoneOffset.UTC);
    while (from.isBefore(last)) {
      @Nullable ZoneOffsetTransition next = rules.nextTransition(from);
      Instant to = next == null || next.getInstant().isAfter(last) ? last : next.getInstant();
      all.add(
          new LocalHours(
              LocalDateTime.ofInstant(from, ZoneOffset.UTC),
              LocalDateTime.ofInstant(to, ZoneOffset.UTC),
              Duration.ofSeconds(rules.getOffset(from).getTotalSeconds())));
      from = to;
    }
    return all;
  }
}
