package fr.teleguichet.provisioning.inspect;

import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.provisioning.fleet.KioskHealth;
import fr.teleguichet.provisioning.fleet.UnitSummary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks at a unit by what the manager knows of it. */
public final class RegisteredUnitInspector {

  private RegisteredUnitInspector() {}

  /** What this unit is, and how its kiosk is. */
  public static InspectionResult of(UnitSummary unit, KioskHealth health) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("kind", "unit");
    facts.put("kiosk", unit.kiosk());
    facts.put("territory", unit.territory());
    facts.put("site", unit.site());
    facts.put("state", unit.state());
    unit.key().ifPresent(key -> facts.put("code", ShortCode.of(key).toString()));
    unit.key().ifPresent(key -> facts.put("key", key.grouped()));
    facts.put("health", health.severity());
    facts.put("heard", health.lastHeard());
    List<InspectionWarning> worries = new ArrayList<>();
    if (unit.key().isEmpty()) {
      worries.add(InspectionWarning.failing("inspect.no-key"));
    }
    boolean well = health.severity().equals("ok") || health.severity().equals("watch");
    if (!well) {
      worries.add(InspectionWarning.failing("inspect.not-well", health.severity()));
    }
    health
        .reasons()
        .forEach(reason -> worries.add(InspectionWarning.known("inspect.reason", reason)));
    return new InspectionResult(facts, worries);
  }
}
