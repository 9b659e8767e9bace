package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.text.EnumWords;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A view as it is read aloud: all that stands on the page's main part, in its order.
 *
 * @param view what the page was told
 * @param place to which of its own screens the page has turned
 */
record SpokenText(PageTexts texts, SessionLanguage language, JsonObject view, PagePlace place) {

  /** The whole text; empty for a view that has none. */
  String text() {
    List<String> main =
        place.isLanguages() ? parts("tools", "language", "back") : place.isCode() ? code() : main();
    List<String> sentences = new ArrayList<>(notices());
    // In a talk nothing is read aloud, so help is not either.
    if (!main.isEmpty()) {
      sentences.add(help());
      sentences.addAll(main);
      sentences.add(helpHint());
      sentences.add(accessibility().mention(place));
    }
    return sentences.stream()
        .filter(it -> !it.isBlank())
        .map(SpokenText::ended)
        .collect(Collectors.joining(" "));
  }

  private static String ended(String sentence) {
    return sentence.matches("(?s).*[.?!:…؟]\\s*") ? sentence.strip() : sentence.strip() + ".";
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (view.containsKey("away")) {
      String minutes = String.valueOf(view.getJsonObject("away").getInteger("minutes"));
      notices.add(texts.say(language, "away", Map.of("minutes", minutes)));
    } else if (view.containsKey("care")) {
      notices.add(say("care"));
    }
    if (view.getString("writing", "").equals("refused")
        && !view.getString("state", "").equals("thanks")) {
      notices.add(say("refused"));
    }
    for (Object place : view.getJsonArray("papers", new JsonArray())) {
      notices.add(say("thanks." + place));
    }
    return notices;
  }

  /** What became of a call for help. */
  private String help() {
    JsonObject help = view.getJsonObject("help", new JsonObject());
    String state = help.getString("state", "none");
    if (state.equals("none")) {
      return "";
    }
    String number = help.getString("telephone", "");
    boolean isAlone = state.equals("unanswered") || state.equals("unreached");
    return isAlone && !number.isEmpty()
        ? say("help." + state)
            + " "
            + texts.say(language, "help.telephone", Map.of("number", number))
        : say("help." + state);
  }

  private String helpHint() {
    return view.getJsonObject("help", new JsonObject()).getString("state", "").equals("none")
        ? say("help.hint")
        : "";
  }

  private List<String> main() {
    return switch (view.getString("state", "")) {
      case "unclaimed" ->
          List.of(
              say("unclaimed.title"),
              say("unclaimed.text"),
              say("unclaimed.code"),
              String.join(" ", view.getString("code").split("", -1)));
      case "pattern" -> parts("pattern", "title", "text");
      case "idle" -> place.isAccessibility() ? accessibility().spoken(place) : idle();
      case "home" -> place.about().flatMap(this::service).map(this::about).orElseGet(this::home);
      case "asking" -> question(view.getString("question"));
      case "doubt" ->
          List.of(
              say("doubt.title"),
              texts.say(language, "doubt.text", Map.of("seconds", "" + view.getInteger("seconds"))),
              say("doubt.stay"));
      case "too-short" -> parts("tooShort", "title", "text", "back", "close");
      case "agreement" -> agreement();
      case "checking" -> checking();
      case "waiting" -> waiting();
      case "connecting" -> connecting();
      case "no-answer" -> noAnswer();
      case "thanks" -> parts("thanks", "title", view.getString("writing"), "close");
      default -> List.of();
    };
  }

  /** The key pad: what to type, and what became of it. */
  private List<String> code() {
    JsonObject entry = view.getJsonObject("code", new JsonObject());
    String result = entry.getString("result", "none");
    String time = entry.getJsonObject("time", new JsonObject()).getString(tag(), "");
    return List.of(
        say("appointment.title"),
        result.equals("none")
            ? say("appointment.text")
            : texts.say(language, "appointment." + result, Map.of("time", time)),
        say("appointment.delete"),
        say("appointment.back"));
  }

  /** Who is expected, where the first screen reminds of it. */
  private String reminder() {
    return Optional.ofNullable(view.getJsonObject("appointment"))
        .map(
            it ->
                texts.say(
                        language,
                        "appointment.reminder",
                        Map.of("time", it.getJsonObject("time").getString(tag())))
                    + ", "
                    + name(it.getJsonObject("service"))
                    + ". "
                    + say("appointment.touch"))
        .orElse("");
  }

  private SpokenAccessibility accessibility() {
    return SpokenAccessibility.of(texts, language, view);
  }

  private List<String> idle() {
    JsonObject works = view.getJsonObject("works");
    if (works.getBoolean("serves")) {
      String open =
          services()
              .filter(it -> it.getBoolean("open") && !isUnattended(it))
              .map(this::name)
              .collect(Collectors.joining(", "));
      return List.of(
          say("idle.title"),
          say("idle.text"),
          view.containsKey("appointment")
              ? reminder()
              : open.isEmpty() ? "" : say("idle.reachable") + " " + open,
          say("idle.start"),
          say("tools.language"));
    }
    String why = "idle." + works.getString("why");
    String look = view.getBoolean("hours") ? "idle.hours" : "idle.services";
    return List.of(
        say(why + ".title"),
        say(why + ".text"),
        works.getBoolean("look") ? say(look) : "",
        say("tools.language"));
  }

  private static boolean isUnattended(JsonObject service) {
    return service.getJsonObject("availability").getString("kind").equals("unattended");
  }

  private List<String> agreement() {
    List<String> parts = parts("call.agreement", "title", "text");
    parts.add(name(view.getJsonObject("service")));
    parts.addAll(
        parts("call.agreement", "points.free", "points.media", "points.erased", "points.stop"));
    parts.add(PrivacyNotice.spoken(view, language));
    parts.addAll(parts("call.agreement", "agree", "accompanied", "back"));
    return parts;
  }

  private List<String> checking() {
    List<String> parts = parts("call.checking", "title", "text");
    place.lack().ifPresent(it -> parts.add(say("call.checking." + it.code())));
    if (place.lack().filter(it -> it != PagePlace.Lack.BLIND).isEmpty()) {
      parts.add(say("call.checking.level"));
    }
    parts.addAll(parts("call.checking", "play", "heard", "ready", "back"));
    return parts;
  }

  private List<String> waiting() {
    List<String> parts = parts("call.waiting", "title");
    parts.add(name(view.getJsonObject("service")));
    Optional.ofNullable(view.getInteger("position")).map(this::position).ifPresent(parts::add);
    Optional.ofNullable(view.getLong("expected")).map(this::expected).ifPresent(parts::add);
    parts.addAll(parts("call.waiting", "text", "alternative"));
    telephone().ifPresent(parts::add);
    parts.addAll(parts("call.waiting", "back"));
    return parts;
  }

  private String position(int position) {
    return switch (position) {
      case 1 -> say("call.waiting.next");
      case 2 -> say("call.waiting.one");
      default -> texts.say(language, "call.waiting.before", Map.of("count", "" + (position - 1)));
    };
  }

  private String expected(long seconds) {
    long minutes = Math.round(seconds / 60.0);
    return minutes < 2
        ? say("call.waiting.soon")
        : texts.say(language, "call.waiting.minutes", Map.of("minutes", "" + minutes));
  }

  private List<String> connecting() {
    List<String> parts = parts("call.connecting", "title");
    parts.add(name(view.getJsonObject("service")));
    parts.addAll(parts("call.connecting", "text", "back"));
    return parts;
  }

  private List<String> noAnswer() {
    String why = view.getString("why");
    List<String> parts = parts("call.noAnswer", why + ".title", why + ".text", "alternative");
    telephone().ifPresent(parts::add);
    if (view.containsKey("fallback")) {
      parts.addAll(parts("call.noAnswer", "own"));
    }
    parts.addAll(parts("call.noAnswer", "back", "close"));
    return parts;
  }

  private Optional<String> telephone() {
    return Optional.ofNullable(view.getJsonObject("service").getString("telephone"))
        .map(number -> say("call.telephone") + " " + number);
  }

  private List<String> parts(String screen, String... names) {
    return Stream.of(names)
        .map(name -> say(screen + "." + name))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<String> home() {
    List<String> parts = new ArrayList<>(List.of(say("home.title"), say("home.text")));
    Optional.ofNullable(view.getString("limits"))
        .ifPresent(limits -> parts.add(say("home.limits." + limits)));
    services().skip(place.from()).limit(place.count()).map(this::card).forEach(parts::add);
    if (place.from() > 0) {
      parts.add(say("home.previous"));
    }
    if (place.from() + place.count() < services().count()) {
      parts.add(say("home.next"));
    }
    return parts;
  }

  private String card(JsonObject service) {
    return Stream.of(name(service), words(service), availability(service))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private List<String> about(JsonObject service) {
    List<String> parts = new ArrayList<>(List.of(name(service), availability(service)));
    Optional.ofNullable(service.getJsonObject("hours"))
        .map(it -> texts.say(language, "about.hours", Map.of("hours", it.getString(tag()))))
        .ifPresent(parts::add);
    Optional.ofNullable(service.getString("telephone"))
        .map(it -> texts.say(language, "about.telephone", Map.of("telephone", it)))
        .ifPresent(parts::add);
    if (service.getString("mode", "").equals("appointment")) {
      parts.add(say("appointment.book"));
      parts.add(say("appointment.have"));
    }
    parts.add(say("about.help"));
    parts.add(say("about.back"));
    return parts;
  }

  private List<String> question(String question) {
    List<String> parts =
        new ArrayList<>(List.of(say(question + ".title"), say(question + ".text")));
    answers(question)
        .map(it -> say(question + ".answers." + EnumWords.code(it)))
        .forEach(parts::add);
    parts.add(say("skip"));
    return parts;
  }

  private static Stream<? extends Enum<?>> answers(String question) {
    return switch (question) {
      case "satisfaction" -> Stream.of(Satisfaction.values());
      case "recommend" -> Stream.of(Recommendation.values());
      case "alternative" -> Stream.of(Alternative.values());
      case "referral" -> Stream.of(ReferralSource.values());
      default -> Stream.of(Resolution.values());
    };
  }

  private Stream<JsonObject> services() {
    return view.getJsonArray("services", new JsonArray()).stream().map(JsonObject.class::cast);
  }

  private Optional<JsonObject> service(String id) {
    return services().filter(it -> it.getString("id").equals(id)).findFirst();
  }

  /** As on the cards: a body's French name where nobody named it in this language. */
  private String name(JsonObject service) {
    return service.getString(tag(), service.getString("fr", service.getString("id")));
  }

  private String words(JsonObject service) {
    return service.getJsonObject("words", new JsonObject()).getString(tag(), "");
  }

  private String availability(JsonObject service) {
    return service.getJsonObject("availability").getString(tag());
  }

  private String tag() {
    return language.tag();
  }

  private String say(String path) {
    return texts.say(language, path);
  }
}
