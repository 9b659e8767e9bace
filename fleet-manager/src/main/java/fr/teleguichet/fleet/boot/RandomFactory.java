package fr.teleguichet.fleet.boot;

import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Gives every part that makes secrets the same unpredictable numbers. */
@Factory
final class RandomFactory {
  @Singleton
  RandomGenerator secure() {
    return new SecureRandom();
  }
}
