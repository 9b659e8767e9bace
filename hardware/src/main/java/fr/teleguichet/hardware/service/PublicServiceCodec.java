package fr.teleguichet.hardware.service;

import com.fasterxml.jackson.core.JsonGenerator;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.json.JsonMemberReader;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.opening.OpeningHours.Span;
import fr.teleguichet.hardware.opening.OpeningHoursParser;
import fr.teleguichet.hardware.serve.CitizenAct;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** A public service as a JSON object. */
final class PublicServiceCodec {

  private PublicServiceCodec() {}

  static void write(JsonGenerator json, PublicService service) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", service.code().value());
    write(json, "name", service.name());
    if (service.words().isPresent()) {
      write(json, "words", service.words().get());
    }
    json.writeStringField("pictogram", service.pictogram().code());
    json.writeStringField("mode", service.mode().code());
    if (service.hours().isPresent()) {
      write(json, service.hours().get());
    }
    if (!service.needs().isEmpty()) {
      json.writeArrayFieldStart("needs");
      for (CitizenAct act : service.needs()) {
        json.writeString(act.code());
      }
      json.writeEndArray();
    }
    if (service.telephone().isPresent()) {
      json.writeStringField("telephone", service.telephone().get().value());
    }
    if (service.fallback().isPresent()) {
      json.writeStringField("fallback", service.fallback().get().value());
    }
    if (service.adapter().isPresent()) {
      json.writeStringField("adapter", service.adapter().get().value());
    }
    // Kiosks of before pass over it; without any the document, and so its version, is theirs.
    if (!service.formerNames().isEmpty()) {
      json.writeArrayFieldStart("formerNames");
      for (String name : service.formerNames()) {
        json.writeString(name);
      }
      json.writeEndArray();
    }
    if (service.logo().isPresent()) {
      json.writeStringField("logo", service.logo().get().base64());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String name, TranslatedText text)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<ServiceTextLanguage, String> line : text.texts().entrySet()) {
      json.writeStringField(line.getKey().code(), line.getValue());
    }
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, OpeningHours hours) throws IOException {
    json.writeObjectFieldStart("hours");
    json.writeStringField("zone", hours.zone().getId());
    json.writeObjectFieldStart("weekly");
    for (Map.Entry<DayOfWeek, List<Span>> day : new TreeMap<>(hours.weekly()).entrySet()) {
      write(json, day.getKey().name().toLowerCase(Locale.ROOT), day.getValue());
    }
    json.writeEndObject();
    json.writeObjectFieldStart("exceptions");
    for (Map.Entry<LocalDate, List<Span>> day : new TreeMap<>(hours.exceptions()).entrySet()) {
      write(json, day.getKey().toString(), day.getValue());
    }
    json.writeEndObject();
    json.writeBooleanField("closedOnHolidays", hours.isClosedOnHolidays());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, String day, List<Span> spans) throws IOException {
    json.writeArrayFieldStart(day);
    for (Span span : spans) {
      json.writeString(OpeningHoursParser.text(span));
    }
    json.writeEndArray();
  }

  static PublicService read(JsonMemberReader of) {
    return of.made(
        "",
        () ->
            new PublicService(
                of.text("code", ServiceCode::new),
                translated(of, "name").orElseThrow(() -> of.wrong("name", "is missing")),
                translated(of, "words"),
                of.word("pictogram", Pictogram::ofWord, Pictogram.INFORMATION),
                of.word("mode", ServiceMode::ofWord, ServiceMode.WALK_IN),
                of.object("hours").map(PublicServiceCodec::hours),
                acts(of.texts("needs")),
                of.optionalText("telephone", TelephoneNumber::new),
                of.optionalText("fallback", FallbackLink::new),
                of.optionalText("adapter", VideoAdapterName::new),
                of.texts("formerNames"),
                // A picture that is none, or one of a newer version, takes no service along.
                of.optionalText("logo", ServiceLogo::of).flatMap(it -> it)));
  }

  private static Optional<TranslatedText> translated(JsonMemberReader of, String name) {
    return of.object(name)
        .map(
            lines ->
                of.made(
                    name, () -> new TranslatedText(lines.textsBy(ServiceTextLanguage::ofWord))));
  }

  private static Set<CitizenAct> acts(List<String> words) {
    Set<CitizenAct> acts = EnumSet.noneOf(CitizenAct.class);
    words.forEach(word -> CitizenAct.ofWord(word).ifPresent(acts::add));
    return acts;
  }

  private static OpeningHours hours(JsonMemberReader of) {
    ZoneId zone =
        of.optionalText("zone", OpeningHoursParser::zone).orElse(OpeningHoursParser.FRANCE);
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    of.object("weekly").ifPresent(days -> days(days, OpeningHoursParser::day, week));
    Map<LocalDate, List<Span>> exceptions = new HashMap<>();
    of.object("exceptions").ifPresent(days -> days(days, OpeningHoursParser::date, exceptions));
    if (exceptions.size() > OpeningHoursParser.MAX_EXCEPTIONS) {
      throw of.wrong("exceptions", "has more than " + OpeningHoursParser.MAX_EXCEPTIONS + " days");
    }
    return new OpeningHours(zone, week, exceptions, of.flag("closedOnHolidays"));
  }

  private static <K> void days(
      JsonMemberReader of, Function<String, K> key, Map<K, List<Span>> into) {
    for (Object day : of.members().keySet()) {
      String name = String.valueOf(day);
      into.put(
          of.made(name, () -> key.apply(name)),
          of.made(name, () -> OpeningHoursParser.spans(name, of.texts(name))));
    }
  }
}
