package fr.teleguichet.fleet.alert.source;

import fr.teleguichet.fleet.alert.AlertKind;
import fr.teleguichet.fleet.alert.AlertRules;
import fr.teleguichet.fleet.alert.ConditionSource;
import fr.teleguichet.fleet.alert.ObservedCondition;
import fr.teleguichet.fleet.alert.ObservedConditions;
import fr.teleguichet.fleet.platform.time.Ticker;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is counted from tables: it takes the database a while and changes within hours, so that it
 * is counted now and then and holds in between.
 */
@Singleton
final class PolledConditionSource implements ConditionSource {
  private static final Logger LOG = LoggerFactory.getLogger(PolledConditionSource.class);

  static final Duration INTERVAL = Duration.ofMinutes(5);

  private final List<ConditionCountQuery> counts;
  private final Ticker ticker;
  private ObservedConditions known = ObservedConditions.NONE;
  private AlertRules asked = AlertRules.PRESET;
  private long counted;

  PolledConditionSource(List<ConditionCountQuery> counts, Ticker ticker) {
    this.counts = List.copyOf(counts);
    this.ticker = ticker;
  }

  @Override
  public synchronized ObservedConditions read(AlertRules rules, Instant now) {
    long nanos = ticker.nanos();
    boolean isFresh = nanos - counted < INTERVAL.toNanos() && !known.read().isEmpty();
    if (!isFresh || !asked.equals(rules)) {
      known = count(rules, now);
      asked = rules;
      counted = nanos;
    }
    return known;
  }

  private ObservedConditions count(AlertRules rules, Instant now) {
    List<ObservedCondition> held = new ArrayList<>();
    Set<AlertKind> read = EnumSet.noneOf(AlertKind.class);
    for (ConditionCountQuery count : counts) {
      try {
        held.addAll(count.holding(rules.of(count.kind()).threshold(), now));
        boolean _ = read.add(count.kind());
      } catch (JdbiException failure) {
        LOG.atWarn()
            .addKeyValue("kind", count.kind().code())
            .addKeyValue("cause", failure.getMessage())
            .log("A condition could not be counted; what was known of it stands.");
      }
    }
    return ObservedConditions.of(held, read, Set.of(), 0);
  }
}
