package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.update.SoftwarePartText;
import fr.teleguichet.fleet.update.artifact.Artifact;
import fr.teleguichet.fleet.update.distribution.SoftwareModule;
import fr.teleguichet.fleet.web.page.LocalizedText;
import java.util.Arrays;
import java.util.List;

/** Releases in words for people. */
public final class ReleaseText {

  private ReleaseText() {}

  /** The size of all files. */
  public static String size(SoftwareModule module, LocalizedText text) {
    return text.size(module.artifacts().stream().mapToLong(Artifact::size).sum());
  }

  /** What somebody wrote, by its paragraphs: what empty lines keep apart. */
  public static List<String> paragraphs(String text) {
    return Arrays.stream(text.strip().split("\\n\\s*\\n")).filter(it -> !it.isBlank()).toList();
  }

  /** The part that a release replaces; one that we have no word for as it is. */
  public static String part(String part, LocalizedText text) {
    return SoftwarePartText.of(part, text);
  }

  /** How a release stands, by the words of the style sheet. */
  public static String look(SoftwareModule module) {
    if (module.isWithdrawn()) {
      return "failed";
    }
    return switch (module.channel()) {
      case STABLE -> "ok";
      case PILOT -> "stopped";
    };
  }

  /** The same in words. */
  public static String standing(SoftwareModule module, LocalizedText text) {
    return module.isWithdrawn()
        ? text.say("release.withdrawn")
        : text.say("release.channel." + module.channel().code());
  }
}
