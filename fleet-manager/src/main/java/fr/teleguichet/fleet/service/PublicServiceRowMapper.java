package fr.teleguichet.fleet.service;

import fr.teleguichet.fleet.site.SiteCode;
import fr.teleguichet.hardware.journal.ServiceCode;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import fr.teleguichet.hardware.service.Pictogram;
import fr.teleguichet.hardware.service.PublicService;
import fr.teleguichet.hardware.service.ServiceMode;
import fr.teleguichet.hardware.service.ServiceTextLanguage;
import fr.teleguichet.hardware.service.TranslatedText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a row of the table of services. What this program can't read of one, since a newer program
 * or a person's own hand wrote it, is left out and logged once: a bad row must not take the others
 * along. A row whose very name can't be read is nothing.
 */
final class PublicServiceRowMapper implements RowMapper<Optional<RegisteredPublicService>> {
  private static final Logger LOG = LoggerFactory.getLogger(PublicServiceRowMapper.class);

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  @Override
  public Optional<RegisteredPublicService> map(ResultSet row, StatementContext context)
      throws SQLException {
    String code = row.getString("code");
    @Nullable String card = row.getString("card");
    String french = row.getString("french");
    String english = row.getString("english");
    String offices = row.getString("offices");
    Optional<PublicService> readable =
        read(code, "card", () -> written(code, card))
            .flatMap(it -> it)
            .or(() -> read(code, "names", () -> namesAlone(code, french, english)));
    if (readable.isEmpty()) {
      return Optional.empty();
    }
    PublicServiceContent draft =
        new PublicServiceContent(
            readable.get(),
            row.getInt("place"),
            row.getBoolean("everywhere")
                ? new ServiceOfferArea.Everywhere()
                : new ServiceOfferArea.Only(sites(row.getString("sites"))),
            read(code, "offices", () -> OfficeLineCodec.read(offices)).orElseGet(List::of),
            formerNames(readable.get(), row.getString("former_names")));
    return Optional.of(
        new RegisteredPublicService(
            draft,
            PublicServiceState.ofWord(row.getString("state")).orElse(PublicServiceState.CONSULTED),
            row.getInt("revision")));
  }

  private <T> Optional<T> read(String code, String part, Supplier<T> reading) {
    try {
      return Optional.of(reading.get());
    } catch (IllegalArgumentException failure) {
      if (told.add(code + " " + part)) {
        LOG.atWarn()
            .addKeyValue("service", code)
            .addKeyValue("part", part)
            .addKeyValue("cause", failure.getMessage())
            .log("A part of a service can't be read; it is left out.");
      }
      return Optional.empty();
    }
  }

  /** What kiosks are told of it; nothing where only its names were ever written. */
  private static Optional<PublicService> written(String code, @Nullable String card) {
    if (card == null) {
      return Optional.empty();
    }
    return Optional.of(
        OfferedServicesDocument.read(card).services().stream()
            .filter(it -> it.code().value().equals(code))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("is of another service")));
  }

  private static PublicService namesAlone(String code, String french, String english) {
    return new PublicService(
        new ServiceCode(code),
        new TranslatedText(Map.of(ServiceTextLanguage.FR, french, ServiceTextLanguage.EN, english)),
        Optional.empty(),
        Pictogram.INFORMATION,
        ServiceMode.WALK_IN,
        Optional.empty(),
        Set.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** Each by itself, so that one which is none takes no other along. */
  private List<String> formerNames(PublicService card, String lines) {
    return lines
        .lines()
        .flatMap(
            name ->
                read(card.code().value(), "former name", () -> card.formerly(List.of(name)))
                    .stream())
        .flatMap(it -> it.formerNames().stream())
        .limit(PublicService.MAX_FORMER_NAMES)
        .toList();
  }

  private static Set<SiteCode> sites(@Nullable String list) {
    return list == null
        ? Set.of()
        : Arrays.stream(list.split(",", -1)).map(SiteCode::new).collect(Collectors.toSet());
  }
}
