package fr.teleguichet.edge.screen;

import fr.teleguichet.edge.session.SessionLanguage;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.text.EnumCodes;
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
      String minutes =
          new SpokenHours(texts, language)
              .minutes(view.getJsonObject("away").getInteger("minutes"));
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
      case "thanks" -> parts("thanks", "title", answer(), "close");
      case String state -> new SpokenCallScreen(this).of(state);
    };
  }

  /** The key pad: what to type, and what became of it. */
  private List<String> code() {
    JsonObject entry = view.getJsonObject("code", new JsonObject());
    String result = entry.getString("result", "none");
    String time = spoken(entry.getJsonObject("time", new JsonObject()));
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
                        Map.of("time", spoken(it.getJsonObject("time"))))
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

  private String answer() {
    return view.getBoolean("answered", true) ? view.getString("writing") : "unanswered";
  }

  List<String> parts(String screen, String... names) {
    return Stream.of(names)
        .map(name -> say(screen + "." + name))
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private List<String> home() {
    String text = view.getBoolean("video", true) ? "home.text" : "home.noVideo";
    List<String> parts = new ArrayList<>(List.of(say("home.title"), say(text)));
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
    return Stream.of(name(service), formerNames(service), words(service), availability(service))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private List<String> about(JsonObject service) {
    List<String> parts =
        new ArrayList<>(List.of(name(service), formerNames(service), availability(service)));
    Optional.ofNullable(service.getJsonObject("hours"))
        .map(it -> texts.say(language, "about.hours", Map.of("hours", spoken(it))))
        .ifPresent(parts::add);
    Optional.ofNullable(service.getString("telephone"))
        .map(it -> texts.say(language, "about.telephone", Map.of("telephone", it)))
        .ifPresent(parts::add);
    if (service.getString("mode", "").equals("appointment")) {
      parts.add(say("appointment.book"));
      parts.add(say("appointment.have"));
    }
    parts.add(say("about.help"));
    if (service.getBoolean("open")) {
      parts.add(say("about.call"));
    }
    parts.add(say("about.back"));
    if (service.containsKey("fallback")) {
      parts.add(say("call.noAnswer.own"));
    }
    return parts;
  }

  private List<String> question(String question) {
    List<String> parts =
        new ArrayList<>(List.of(say(question + ".title"), say(question + ".text")));
    answers(question)
        .map(it -> say(question + ".answers." + EnumCodes.code(it)))
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
  String name(JsonObject service) {
    return service.getString(tag(), service.getString("fr", service.getString("id")));
  }

  /** By which somebody with an old letter knows it. */
  private String formerNames(JsonObject service) {
    JsonArray names = service.getJsonArray("formerNames", new JsonArray());
    return names.isEmpty()
        ? ""
        : texts.say(
            language,
            "home.formerly",
            Map.of("names", names.stream().map(String::valueOf).collect(Collectors.joining(", "))));
  }

  private String words(JsonObject service) {
    return service.getJsonObject("words", new JsonObject()).getString(tag(), "");
  }

  private String availability(JsonObject service) {
    return spoken(service.getJsonObject("availability"));
  }

  /** Where there is a time in it, what is said is not what is drawn. */
  private String spoken(JsonObject words) {
    return words.getJsonObject(SpokenHours.FIELD, words).getString(tag(), "");
  }

  String tag() {
    return language.tag();
  }

  String say(String path) {
    return texts.say(language, path);
  }
}
