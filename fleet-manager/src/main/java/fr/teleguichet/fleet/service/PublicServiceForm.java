package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.site.OpeningHoursTextCodec;
import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A service as somebody typed it, with what is wrong with it.
 *
 * @param fields what each field holds, by the name that it has on the page and in errors
 * @param sites the codes of the sites that were chosen
 * @param errors the key of a message for each field that is wrong
 */
public record PublicServiceForm(
    Map<String, String> fields, List<String> sites, Map<String, String> errors) {

  static final String NAME = "name.";
  static final String WORDS = "words.";
  static final String NEEDS = "needs.";

  public PublicServiceForm {
    fields = Map.copyOf(fields);
    sites = List.copyOf(sites);
    errors = Map.copyOf(errors);
  }

  /** Nothing was typed yet. */
  static PublicServiceForm blank() {
    return new PublicServiceForm(
        Map.of(
            "pictogram", "information",
            "mode", "walk-in",
            "holidays", "yes",
            "place", "500",
            "everywhere", "yes"),
        List.of(),
        Map.of());
  }

  /** What was typed, without blanks around it. */
  static PublicServiceForm of(Map<String, String> typed, List<String> sites) {
    Map<String, String> fields = new LinkedHashMap<>();
    typed.forEach((name, value) -> fields.put(name, SubmittedFormFields.shown(value.strip())));
    return new PublicServiceForm(fields, sites, Map.of());
  }

  /** What is known of a service. */
  static PublicServiceForm of(RegisteredPublicService service, LocalizedText text) {
    var card = service.card();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("code", card.code().value());
    card.name().texts().forEach((language, line) -> fields.put(NAME + language.code(), line));
    card.words()
        .ifPresent(
            words -> words.texts().forEach((it, line) -> fields.put(WORDS + it.code(), line)));
    fields.put("pictogram", card.pictogram().code());
    fields.put("mode", card.mode().code());
    card.hours()
        .ifPresent(hours -> fields.put("opening", OpeningHoursTextCodec.write(hours, text)));
    // Where no hours are known yet, whoever writes them has holidays closed unless he says no.
    flag(fields, "holidays", card.hours().map(it -> it.isClosedOnHolidays()).orElse(true));
    card.needs().forEach(act -> flag(fields, NEEDS + act.code(), true));
    card.telephone().ifPresent(it -> fields.put("telephone", it.value()));
    card.fallback().ifPresent(it -> fields.put("fallback", it.value()));
    fields.put("adapter", card.adapter().map(it -> it.value()).orElse(""));
    PublicServiceContent content = service.content();
    fields.put("place", Integer.toString(content.place()));
    flag(fields, "everywhere", content.sites() instanceof ServiceOfferArea.Everywhere);
    fields.put("offices", OfficeLineCodec.write(content.offices()));
    fields.put("formerNames", String.join("\n", content.formerNames()));
    fields.put("revision", Integer.toString(service.revision()));
    List<String> sites = new ArrayList<>();
    content.sites().named().forEach(it -> sites.add(it.value()));
    return new PublicServiceForm(fields, sites, Map.of());
  }

  static void flag(Map<String, String> fields, String name, boolean set) {
    if (set) {
      fields.put(name, "yes");
    }
  }

  /** What a field holds; nothing when it was left out. */
  public String value(String name) {
    return fields.getOrDefault(name, "");
  }

  /** Whether a box is ticked. */
  public boolean isSet(String name) {
    return !value(name).isEmpty();
  }

  /** What a name or plain words are in one language, for pages. */
  public String value(String prefix, ServiceTextLanguage language) {
    return value(prefix + language.code());
  }

  /** What is wrong with a field; null when nothing is. */
  public @Nullable String error(String field) {
    return errors.get(field);
  }

  /** The same with something wrong. */
  PublicServiceForm wrong(String field, String key) {
    Map<String, String> more = new LinkedHashMap<>(errors);
    more.putIfAbsent(field, key);
    return new PublicServiceForm(fields, sites, more);
  }

  /** The same for another code. */
  PublicServiceForm withCode(String code) {
    Map<String, String> other = new LinkedHashMap<>(fields);
    other.put("code", code);
    return new PublicServiceForm(other, sites, errors);
  }

  /** What was read of the service, by the number of its change; nothing when nobody said. */
  Optional<Integer> revision() {
    return Optional.of(value("revision"))
        .filter(it -> it.matches("[0-9]{1,9}"))
        .map(Integer::valueOf);
  }

  /** What became of the check. */
  sealed interface Checked {
    /** Everything is right. */
    record Valid(PublicServiceContent draft) implements Checked {}

    /** Something is wrong, and the form says what. */
    record Invalid(PublicServiceForm form) implements Checked {}
  }
}
