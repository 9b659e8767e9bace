package fr.teleguichet.fleet.update.action;

import io.micronaut.context.annotation.Secondary;
import jakarta.inject.Singleton;

/** Updates of single kiosks have no terms: who wants one now means it. */
@Secondary
@Singleton
final class NoTerms implements Terms.Source {
  @Override
  public Terms of(Action action) {
    return Terms.NONE;
  }
}
