package fr.teleguichet.fleet.update.release;

import fr.teleguichet.fleet.platform.database.RowNumberParser;
import fr.teleguichet.fleet.update.distribution.ReleaseChannel;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an uploaded file shall be called, as somebody typed it, with what is wrong with it.
 *
 * @param artifact the number of the file
 * @param errors the key of a message for each field that is wrong
 */
public record ReleaseForm(
    String artifact,
    String part,
    String name,
    String version,
    String channel,
    Map<String, String> errors) {

  private static final Pattern PART = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_-]{0,39}");
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~:-]{0,63}");

  public ReleaseForm {
    errors = Map.copyOf(errors);
  }

  /** What a form's fields hold, looked at. */
  static ReleaseForm of(Map<String, String> fields) {
    ReleaseForm typed = typed(fields);
    Map<String, String> errors = new LinkedHashMap<>();
    if (!PART.matcher(typed.part).matches()) {
      errors.put("part", "release.part.wrong");
    }
    if (!TEXT.matcher(typed.name).matches()) {
      errors.put("name", "release.name.wrong");
    }
    if (!TEXT.matcher(typed.version).matches()) {
      errors.put("version", "release.version.wrong");
    }
    if (ReleaseChannel.of(typed.channel).isEmpty()) {
      errors.put("channel", "release.channel.wrong");
    }
    return typed.with(errors);
  }

  private static ReleaseForm typed(Map<String, String> fields) {
    return new ReleaseForm(
        field(fields, "artifact"),
        field(fields, "part"),
        field(fields, "name"),
        field(fields, "version"),
        field(fields, "channel"),
        Map.of());
  }

  private static String field(Map<String, String> fields, String name) {
    return SubmittedFormFields.shown(fields.getOrDefault(name, "").strip());
  }

  /** The number of a file as an address gives it; -1, which no file has, when it is none. */
  static int number(@Nullable String text) {
    return Optional.ofNullable(text).flatMap(RowNumberParser::parse).orElse(-1);
  }

  /** The same with these errors. */
  ReleaseForm with(Map<String, String> wrong) {
    return new ReleaseForm(artifact, part, name, version, channel, wrong);
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }
}
