package fr.teleguichet.hardware.journal;

import fr.teleguichet.hardware.device.Peripheral;
import fr.teleguichet.hardware.device.PeripheralState;
import fr.teleguichet.hardware.device.RemoteCommandStage;
import fr.teleguichet.hardware.journal.KioskRecord.Alternative;
import fr.teleguichet.hardware.journal.KioskRecord.Outcome;
import fr.teleguichet.hardware.journal.KioskRecord.Recommendation;
import fr.teleguichet.hardware.journal.KioskRecord.ReferralSource;
import fr.teleguichet.hardware.journal.KioskRecord.Resolution;
import fr.teleguichet.hardware.journal.KioskRecord.Satisfaction;
import fr.teleguichet.hardware.text.EnumCodes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Kiosk records as the type and JSON body of a journal entry, and back. */
public final class RecordCodec {

  private static final String CONNECTION = "connection";
  private static final String PROXY = "proxy";

  private RecordCodec() {}

  /** The record's type on the wire. */
  public static String type(KioskRecord record) {
    return switch (record) {
      case KioskRecord.Interview _ -> "interview";
      case KioskRecord.Survey _ -> "survey";
      case KioskRecord.Presence _ -> "presence";
      case KioskRecord.Incident _ -> "incident";
      case KioskRecord.Started _ -> "started";
      case KioskRecord.Visit _ -> "visit";
      case KioskRecord.Care _ -> "care";
      case KioskRecord.Update _ -> "update";
      case KioskRecord.Erasure _ -> "erasure";
      case KioskRecord.NetworkChange _ -> "network";
      case KioskRecord.Other other -> other.type();
    };
  }

  /** The record's content as a JSON object. */
  public static String body(KioskRecord record) {
    return switch (record) {
      case KioskRecord.Interview it ->
          FlatJson.write(
              json ->
                  json.put("service", it.service().value())
                      .put("seconds", it.length().toSeconds())
                      .put("outcome", EnumCodes.code(it.outcome()))
                      .putSeconds("waited", it.waited()));
      case KioskRecord.Survey it ->
          FlatJson.write(
              json ->
                  json.put("service", it.service().value())
                      .put("satisfaction", EnumCodes.code(it.satisfaction()))
                      .put("recommend", it.recommend().map(EnumCodes::code))
                      .put("resolved", it.resolved().map(EnumCodes::code))
                      .put("alternative", it.alternative().map(EnumCodes::code))
                      .put("referral", it.referral().map(EnumCodes::code)));
      case KioskRecord.Presence it ->
          FlatJson.write(json -> json.put("passers", it.passers()).put("visits", it.visits()));
      case KioskRecord.Incident it ->
          FlatJson.write(
              json ->
                  json.put("peripheral", it.peripheral().deviceId())
                      .put("state", it.state().map(PeripheralState::code))
                      .put("reasons", it.reasons()));
      case KioskRecord.Started it ->
          FlatJson.write(json -> json.put("cause", it.cause()).put("boot", it.bootId()));
      case KioskRecord.Visit it ->
          FlatJson.write(
              json ->
                  json.put("session", it.session().toString())
                      .put("step", EnumCodes.code(it.step()))
                      .put("service", it.service().map(ServiceCode::value)));
      case KioskRecord.Care it ->
          FlatJson.write(
              json ->
                  json.put("id", it.id().toString())
                      .put("action", it.action())
                      .put("stage", it.stage().code())
                      .put("reason", it.reason()));
      case KioskRecord.Update it ->
          FlatJson.write(
              json ->
                  json.put("action", it.action())
                      .put("part", it.part())
                      .put("from", it.from())
                      .put("to", it.to())
                      .put("end", EnumCodes.code(it.end()))
                      .put("cause", it.cause())
                      .put("check", it.check()));
      case KioskRecord.Erasure it -> ErasureCodec.body(it);
      case KioskRecord.NetworkChange it ->
          FlatJson.write(
              json ->
                  json.put("changed", it.isConnection() ? CONNECTION : PROXY)
                      .put("end", EnumCodes.code(it.end()))
                      .put("cause", it.cause()));
      case KioskRecord.Other other -> other.body();
    };
  }

  /**
   * Reads an entry. What this version can't read in full, because a newer kiosk wrote it or because
   * it is damaged, becomes {@link KioskRecord.Other}: it still counts as a record and is kept as it
   * came.
   */
  public static KioskRecord decode(JournalEntry entry) {
    return FlatJson.read(entry.body())
        .flatMap(body -> known(entry, body))
        .orElseGet(() -> new KioskRecord.Other(entry.type(), entry.occurred(), entry.body()));
  }

  private static Optional<KioskRecord> known(JournalEntry entry, FlatJson body) {
    try {
      return switch (entry.type()) {
        case "interview" -> Optional.of(interview(entry.occurred(), body));
        case "survey" -> Optional.of(survey(entry.occurred(), body));
        case "presence" ->
            Optional.of(
                new KioskRecord.Presence(
                    entry.occurred(),
                    Math.toIntExact(body.number("passers")),
                    Math.toIntExact(body.number("visits"))));
        case "incident" -> Optional.of(incident(entry.occurred(), body));
        case "started" ->
            Optional.of(
                new KioskRecord.Started(entry.occurred(), body.text("cause"), body.text("boot")));
        case "visit" -> Optional.of(visit(entry.occurred(), body));
        case "care" -> Optional.of(care(entry.occurred(), body));
        case "update" -> Optional.of(update(entry.occurred(), body));
        case "erasure" -> Optional.of(ErasureCodec.read(entry.occurred(), body));
        case "network" -> Optional.of(networkChange(entry.occurred(), body));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException | ArithmeticException | DateTimeException _) {
      return Optional.empty();
    }
  }

  private static KioskRecord interview(Instant occurred, FlatJson body) {
    return new KioskRecord.Interview(
        new ServiceCode(body.text("service")),
        occurred,
        Duration.ofSeconds(body.number("seconds")),
        constant(Outcome.class, body.text("outcome")),
        body.optionalNumber("waited").map(Duration::ofSeconds));
  }

  private static KioskRecord survey(Instant occurred, FlatJson body) {
    return new KioskRecord.Survey(
        new ServiceCode(body.text("service")),
        LocalDate.ofInstant(occurred, java.time.ZoneOffset.UTC),
        constant(Satisfaction.class, body.text("satisfaction")),
        body.optionalText("recommend").map(word -> constant(Recommendation.class, word)),
        body.optionalText("resolved").map(word -> constant(Resolution.class, word)),
        body.optionalText("alternative").map(word -> constant(Alternative.class, word)),
        body.optionalText("referral").map(word -> constant(ReferralSource.class, word)));
  }

  private static KioskRecord incident(Instant occurred, FlatJson body) {
    return new KioskRecord.Incident(
        Peripheral.ofDeviceId(body.text("peripheral")).orElseThrow(IllegalArgumentException::new),
        occurred,
        body.optionalText("state")
            .map(word -> PeripheralState.ofWord(word).orElseThrow(IllegalArgumentException::new)),
        body.text("reasons"));
  }

  private static KioskRecord visit(Instant occurred, FlatJson body) {
    return new KioskRecord.Visit(
        occurred,
        UUID.fromString(body.text("session")),
        constant(SessionStep.class, body.text("step")),
        body.optionalText("service").map(ServiceCode::new));
  }

  private static KioskRecord care(Instant occurred, FlatJson body) {
    return new KioskRecord.Care(
        occurred,
        UUID.fromString(body.text("id")),
        body.text("action"),
        RemoteCommandStage.ofWord(body.text("stage")).orElseThrow(IllegalArgumentException::new),
        body.text("reason"));
  }

  private static KioskRecord update(Instant occurred, FlatJson body) {
    return new KioskRecord.Update(
        occurred,
        body.text("action"),
        body.text("part"),
        body.text("from"),
        body.text("to"),
        constant(UpdateEnd.class, body.text("end")),
        body.text("cause"),
        body.text("check"));
  }

  private static KioskRecord networkChange(Instant occurred, FlatJson body) {
    String changed = body.text("changed");
    if (!changed.equals(CONNECTION) && !changed.equals(PROXY)) {
      throw new IllegalArgumentException("no network has a " + changed);
    }
    return new KioskRecord.NetworkChange(
        occurred,
        changed.equals(CONNECTION),
        constant(NetworkChangeEnd.class, body.text("end")),
        body.text("cause"));
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
