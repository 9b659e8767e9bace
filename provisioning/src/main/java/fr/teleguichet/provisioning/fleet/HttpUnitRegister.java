package fr.teleguichet.provisioning.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.teleguichet.hardware.device.KioskName;
import fr.teleguichet.hardware.device.Territory;
import fr.teleguichet.hardware.identity.Fingerprint;
import fr.teleguichet.hardware.identity.ShortCode;
import fr.teleguichet.provisioning.trouble.TroubleException;
import fr.teleguichet.provisioning.trouble.TroubleKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The units by the manager's programming interface, {@code /api/v1/units}. */
public final class HttpUnitRegister implements UnitRegister {

  private static final String UNITS = "/api/v1/units";
  private static final String SITES = "/api/v1/sites";

  private final ManagerApiClient call;
  private final ObjectMapper json = new ObjectMapper();

  /** The units behind this door. */
  public HttpUnitRegister(ManagerApiClient call) {
    this.call = call;
  }

  @Override
  public void requirePlannable(Territory territory, KioskName kiosk, String site)
      throws TroubleException {
    SiteList sites = sites();
    String _ = sites.codeOf(site);
    for (UnitSummary holder : holders(new KioskReference(Optional.of(territory), kiosk), sites)) {
      if (!holder.isPlanned()) {
        throw new TroubleException(TroubleKind.REFUSED, "manager.held", kiosk.value());
      }
    }
  }

  @Override
  public byte[] plan(Territory territory, KioskName kiosk, String site) throws TroubleException {
    SiteList sites = sites();
    String code = sites.codeOf(site);
    List<UnitSummary> holder = holders(new KioskReference(Optional.of(territory), kiosk), sites);
    if (!holder.isEmpty() && holder.getFirst().isPlanned()) {
      return claim(holder.getFirst().number());
    }
    ObjectNode unit =
        json.createObjectNode()
            .put("kiosk", kiosk.value())
            .put("territory", territory.value())
            .put("site", code);
    return file(call.post(UNITS, unit));
  }

  @Override
  public List<UnitSummary> list() throws TroubleException {
    return holders(UNITS, sites());
  }

  @Override
  public UnitSummary unit(KioskReference kiosk) throws TroubleException {
    List<UnitSummary> units = holders(kiosk, sites());
    if (units.size() > 1) {
      throw new TroubleException(
          TroubleKind.USAGE,
          "manager.several-units",
          kiosk.id(),
          units.stream().map(UnitSummary::address).collect(Collectors.joining(", ")));
    }
    return units.stream()
        .findFirst()
        .orElseThrow(
            () -> new TroubleException(TroubleKind.NETWORK, "manager.no-unit", kiosk.id()));
  }

  @Override
  public KioskHealth health(UnitSummary unit) throws TroubleException {
    JsonNode answer = call.find("/api/v1/kiosks/" + unit.address()).path("kiosk");
    List<String> reasons = new ArrayList<>();
    for (JsonNode reason : answer.path("reasons")) {
      reasons.add(reason.path("words").asText(""));
    }
    return new KioskHealth(
        answer.path("severity").asText("never-seen"), answer.path("lastHeard").asText(""), reasons);
  }

  @Override
  public byte[] swap(UnitSummary unit) throws TroubleException {
    if (unit.isPlanned()) {
      return claim(unit.number());
    }
    JsonNode successor = call.post(path(unit.number(), "swap"), json.createObjectNode());
    return claim(successor.path("number").asInt(0));
  }

  @Override
  public List<UnitSummary> waiting() throws TroubleException {
    List<UnitSummary> units = new ArrayList<>();
    for (JsonNode unit : call.get(UNITS + "?state=waiting")) {
      units.add(UnitJsonReader.read(unit, SiteList.NONE));
    }
    return units;
  }

  @Override
  public void swap(UnitSummary old, UnitSummary waiting, Fingerprint seen) throws TroubleException {
    ObjectNode wanted =
        json.createObjectNode()
            .put("successor", waiting.number())
            .put("code", ShortCode.of(seen).toString())
            .put("fingerprint", seen.hex());
    var _ = call.post(path(old.number(), "swap"), wanted);
  }

  @Override
  public void retire(UnitSummary unit) throws TroubleException {
    if (unit.isPlanned()) {
      var _ = call.post(path(unit.number(), "cancel"), json.createObjectNode());
    } else {
      ObjectNode confirmation = json.createObjectNode().put("kiosk", unit.kiosk());
      var _ = call.post(path(unit.number(), "retire"), confirmation);
    }
  }

  private SiteList sites() throws TroubleException {
    return SiteList.read(call.get(SITES));
  }

  private List<UnitSummary> holders(KioskReference kiosk, SiteList sites) throws TroubleException {
    // The manager looks for a part of the name; a kiosk's id needs no escaping in an address.
    return holders(UNITS + "?q=" + kiosk.id().value(), sites).stream()
        .filter(kiosk::isMeantBy)
        .toList();
  }

  private List<UnitSummary> holders(String path, SiteList sites) throws TroubleException {
    List<UnitSummary> units = new ArrayList<>();
    for (JsonNode unit : call.get(path)) {
      units.add(UnitJsonReader.read(unit, sites));
    }
    return units.stream().filter(UnitSummary::isHolder).toList();
  }

  private byte[] claim(int number) throws TroubleException {
    return file(call.post(path(number, "claim"), json.createObjectNode()));
  }

  private static String path(int number, String decision) {
    return UNITS + "/" + number + "/" + decision;
  }

  private static byte[] file(JsonNode claim) {
    return claim.toString().getBytes(StandardCharsets.UTF_8);
  }
}
