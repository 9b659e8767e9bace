package fr.teleguichet.fleet.acceptance;

import fr.teleguichet.fleet.audit.Actor;
import fr.teleguichet.fleet.boot.TestPages;
import fr.teleguichet.fleet.enrolment.FiveUnits;
import fr.teleguichet.fleet.enrolment.RequestOrigin;
import fr.teleguichet.fleet.enrolment.Unit;
import fr.teleguichet.fleet.enrolment.UnitAcceptanceService;
import fr.teleguichet.fleet.enrolment.UnitReader;
import fr.teleguichet.hardware.access.AccessibilityMeasure;
import fr.teleguichet.hardware.device.Peripheral;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An acceptance record as a technician would leave it. */
public final class SamplePaper {

  private SamplePaper() {}

  /** Keeps one for the enrolled unit, and returns its number. */
  public static int of(TestPages.Running pages, int number) {
    Map<String, String> fields = new HashMap<>();
    fields.put("technician", "Zoé Durand");
    fields.put("verdict", "accepted");
    for (Peripheral kind : Peripheral.values()) {
      fields.put("result-" + kind.deviceId(), kind.isEssential() ? "passed" : "absent");
      fields.put(
          "remark-" + kind.deviceId(), kind == Peripheral.READER ? "prévu au printemps" : "");
    }
    for (AccessibilityMeasure measure : AccessibilityMeasure.lengths()) {
      fields.put(measure.code(), Integer.toString(AcceptanceViewModels.limit(measure)));
    }
    AcceptanceRecordRepository records = pages.context().getBean(AcceptanceRecordRepository.class);
    Unit unit = pages.context().getBean(UnitReader.class).find(FiveUnits.ENROLLED).orElseThrow();
    records.keep(
        unit,
        AcceptanceRecordForm.of(fields)
            .record(
                unit.state().kiosk().orElseThrow(),
                FiveUnits.ENROLLED,
                "Raspberry Pi 5",
                pages.context().getBean(UnitAcceptanceService.class).now()),
        new RequestOrigin(new Actor.Program(), Optional.empty()));
    if (unit.number().value() != number) {
      throw new IllegalArgumentException("the record is of another unit");
    }
    return records.kept(unit).getFirst().id();
  }
}
