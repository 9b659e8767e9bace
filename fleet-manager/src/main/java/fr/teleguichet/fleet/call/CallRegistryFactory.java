package fr.teleguichet.fleet.call;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the registry of calls from the operator's values. */
@Factory
final class CallRegistryFactory {

  @Singleton
  CallRegistry registry(CallSettings settings, CallPriorityRule precedence, Clock clock) {
    return new CallRegistry(settings.patience(), settings.away(), precedence, clock);
  }
}
