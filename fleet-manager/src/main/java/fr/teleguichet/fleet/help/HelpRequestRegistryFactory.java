package fr.teleguichet.fleet.help;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the registry of requests from the operator's values. */
@Factory
final class HelpRequestRegistryFactory {

  @Singleton
  HelpRequestRegistry registry(HelpSettings settings, Clock clock) {
    return new HelpRequestRegistry(settings.patience(), clock);
  }
}
