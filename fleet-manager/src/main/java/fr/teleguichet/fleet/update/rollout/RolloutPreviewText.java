package fr.teleguichet.fleet.update.rollout;

import fr.teleguichet.fleet.update.release.ReleaseText;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.List;

/** What would come of a rollout, in words for people. */
public final class RolloutPreviewText {

  private static final int MAX_NAMED = 5;

  private RolloutPreviewText() {}

  /** How many kiosks would be in it. */
  public static String count(RolloutViewModels.Sketch sketch, LocalizedText text) {
    return sketch.size() == 0
        ? text.say("rollout.count.none")
        : text.say("rollout.count", sketch.size(), sketch.offline());
  }

  /** Kiosks that another rollout has, the first of them by name. */
  public static String elsewhere(RolloutViewModels.Sketch sketch, LocalizedText text) {
    List<String> all = sketch.elsewhere();
    List<String> named = all.subList(0, Math.min(MAX_NAMED, all.size()));
    return text.say(
        "rollout.sketch.elsewhere",
        all.size(),
        String.join(", ", named),
        all.size() - named.size());
  }

  /**
   * Which kiosks would refuse something older, and what they run.
   *
   * @param key of the sentence
   */
  public static String refusing(
      String key, List<RolloutViewModels.Refusing> kiosks, LocalizedText text) {
    List<String> named =
        kiosks.stream()
            .limit(MAX_NAMED)
            .map(
                it ->
                    text.say(
                        "rollout.sketch.running",
                        it.title(),
                        ReleaseText.part(it.part(), text),
                        it.running()))
            .toList();
    return text.say(key, kiosks.size(), String.join(", ", named), kiosks.size() - named.size());
  }
}
