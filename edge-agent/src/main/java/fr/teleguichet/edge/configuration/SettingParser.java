package fr.teleguichet.edge.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Turns what was given into typed values and notes every problem. Where one is found it goes on
 * with the setting's example, so that all problems are told at once; what is built then is thrown
 * away.
 */
final class SettingParser {

  private static final int MAX_QUOTE_LENGTH = 80;
  private static final Set<Setting> SECRETS =
      Set.of(
          Setting.LINK_PASSWORD,
          Setting.SCREEN_RECORDS_TOKEN,
          Setting.TECHNICIAN_PIN,
          Setting.UPDATE_TARGET_TOKEN);

  private final SettingSources sources;
  private final List<ConfigurationProblem> problems;

  SettingParser(SettingSources sources) {
    this.sources = sources;
    this.problems = new ArrayList<>(sources.problems());
  }

  List<ConfigurationProblem> problems() {
    return problems;
  }

  /** A setting of one text. */
  <T> T one(Setting setting, Function<String, T> parser) {
    Optional<GivenSetting> given = sources.find(setting);
    if (given.isEmpty()) {
      return parser.apply(setting.fallback());
    }
    Optional<String> text = given.get().text();
    if (text.isEmpty()) {
      return refuse(setting, given.get(), "a list or a group of settings", parser);
    }
    try {
      return parser.apply(text.get());
    } catch (IllegalArgumentException _) {
      return refuse(setting, given.get(), quote(setting, text.get()), parser);
    }
  }

  /** A setting that may be left out or empty. */
  <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
    return one(
        setting, text -> text.isEmpty() ? Optional.empty() : Optional.of(parser.apply(text)));
  }

  /** A setting of several texts. */
  <T> List<T> many(Setting setting, Function<String, T> parser) {
    Optional<GivenSetting> given = sources.find(setting);
    Optional<List<String>> texts = given.flatMap(GivenSetting::texts);
    if (given.isPresent() && texts.isPresent()) {
      return texts.get().stream().map(text -> item(setting, given.get(), text, parser)).toList();
    }
    given.ifPresent(it -> note(it.place(), setting, "a group of settings"));
    return List.of(parser.apply(setting.example()));
  }

  /** What was given for a setting of a form of its own. */
  Optional<GivenSetting> given(Setting setting) {
    return sources.find(setting);
  }

  /** Builds a feature's record; what its values say against each other is one more problem. */
  <T> Optional<T> together(Setting about, Supplier<T> record) {
    try {
      return Optional.of(record.get());
    } catch (IllegalArgumentException e) {
      String place = sources.find(about).map(GivenSetting::place).orElse("the configuration");
      problems.add(new ConfigurationProblem(place, about.path(), String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private <T> T item(Setting setting, GivenSetting given, String text, Function<String, T> parser) {
    try {
      return parser.apply(text);
    } catch (IllegalArgumentException _) {
      return refuse(setting, given, quote(setting, text), parser);
    }
  }

  private <T> T refuse(
      Setting setting, GivenSetting given, String value, Function<String, T> parser) {
    note(given.place(), setting, value);
    return parser.apply(setting.example());
  }

  private void note(String place, Setting setting, String value) {
    problems.add(
        new ConfigurationProblem(
            place, setting.path(), value + " is not allowed; it takes " + setting.allowed()));
  }

  private static String quote(Setting setting, String text) {
    if (SECRETS.contains(setting)) {
      return "what is set";
    }
    return '"'
        + (text.length() > MAX_QUOTE_LENGTH ? text.substring(0, MAX_QUOTE_LENGTH) + "…" : text)
        + '"';
  }
}
