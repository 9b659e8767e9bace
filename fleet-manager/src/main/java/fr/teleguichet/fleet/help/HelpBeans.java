package fr.teleguichet.fleet.help;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the registry of requests from the operator's values. */
@Factory
final class HelpBeans {

  @Singleton
  HelpRegistry registry(HelpSettings settings, Clock clock) {
    return new HelpRegistry(settings.patience(), clock);
  }
}
