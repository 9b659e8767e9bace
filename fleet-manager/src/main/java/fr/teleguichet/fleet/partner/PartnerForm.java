package fr.teleguichet.fleet.partner;

import fr.teleguichet.fleet.web.page.SubmittedFormFields;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A partner as somebody types it. */
final class PartnerForm {

  /** What stands before the code of a service in the name of a box. */
  static final String BOX = "service-";

  private PartnerForm() {}

  static SubmittedFormFields blank(LocalDate today) {
    return new SubmittedFormFields(
        Map.of("stage", PartnerStage.NEGOTIATION.code(), "since", today.toString()), Map.of());
  }

  static SubmittedFormFields of(Partner it, LocalDate today) {
    Map<String, String> values = new HashMap<>();
    values.put("name", it.name());
    values.put("stage", it.stage(today).code());
    values.put("since", today.toString());
    values.put("signed", it.signed().map(LocalDate::toString).orElse(""));
    values.put("ends", it.ends().map(LocalDate::toString).orElse(""));
    values.put("contact", it.contact());
    values.put("reference", it.reference());
    values.put("notes", it.notes());
    it.services().forEach(service -> values.put(BOX + service, "yes"));
    return new SubmittedFormFields(values, Map.of());
  }

  static SubmittedFormFields checked(SubmittedFormFields form, LocalDate today) {
    boolean inOrder =
        form.day("signed")
            .flatMap(signed -> form.day("ends").map(ends -> !ends.isBefore(signed)))
            .orElse(true);
    boolean isSigned = form.value("stage").equals(PartnerStage.SIGNED.code());
    return form.checkedLine("name", Partner.MAX_NAME, "partner.name.wrong")
        .checked(
            PartnerStage.ofWord(form.value("stage")).isPresent(), "stage", "partner.stage.wrong")
        .checkedDay("since", "partner.since.wrong")
        .checked(
            form.day("since").filter(it -> it.isAfter(today)).isEmpty(),
            "since",
            "partner.since.wrong")
        .checkedOptionalDay("signed", "partner.signed.wrong")
        .checked(!isSigned || form.day("signed").isPresent(), "signed", "partner.signed.missing")
        .checkedOptionalDay("ends", "partner.ends.wrong")
        .checked(inOrder, "ends", "partner.ends.wrong")
        .checkedOptionalLine("contact", Partner.MAX_LINE, "partner.contact.wrong")
        .checkedOptionalLine("reference", Partner.MAX_LINE, "partner.reference.wrong")
        .checked(form.value("notes").length() <= Partner.MAX_NOTES, "notes", "partner.notes.wrong");
  }

  /** The partner, where nothing is wrong. */
  static Partner read(
      int id, PartnerHistory history, SubmittedFormFields form, List<String> services) {
    return new Partner(
        id,
        form.value("name"),
        chosen(form, services),
        history,
        form.day("signed"),
        form.day("ends"),
        form.value("contact"),
        form.value("reference"),
        form.value("notes"),
        false);
  }

  private static Set<String> chosen(SubmittedFormFields form, List<String> services) {
    return services.stream()
        .filter(code -> form.values().containsKey(BOX + code))
        .collect(Collectors.toSet());
  }

  static PartnerHistory noHistory() {
    return new PartnerHistory(new TreeMap<>());
  }
}
