package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.function.IntFunction;

/**
 * What waves are called that nobody named. A name is kept as it was given, so that everybody reads
 * the same one later; those that programs get are read in the language of the page.
 *
 * @param first the few kiosks that come first
 * @param some the next ones
 * @param all those that are left
 * @param numbered a wave that somebody planned without a name, by its number from 1
 */
record DefaultWaveNames(String first, String some, String all, IntFunction<String> numbered) {

  /** Names that programs get. */
  static final DefaultWaveNames PROGRAMS =
      new DefaultWaveNames("canary", "pilot", "all", number -> "wave " + number);

  /** Names in the language of somebody who plans by a form. */
  static DefaultWaveNames in(LocalizedText text) {
    return new DefaultWaveNames(
        text.say("rollout.wave.usual.first"),
        text.say("rollout.wave.usual.some"),
        text.say("rollout.wave.usual.all"),
        number -> text.say("rollout.wave.usual.numbered", number));
  }
}
