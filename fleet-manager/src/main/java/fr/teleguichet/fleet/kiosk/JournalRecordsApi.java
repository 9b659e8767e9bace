package fr.teleguichet.fleet.kiosk;

import static fr.teleguichet.fleet.access.Role.COORDINATOR;
import static fr.teleguichet.fleet.access.Role.MEDIATOR;
import static fr.teleguichet.fleet.access.Role.TECHNICIAN;
import static fr.teleguichet.fleet.access.Role.VIEWER;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import fr.teleguichet.fleet.access.Principal;
import fr.teleguichet.fleet.access.RolesAllowed;
import fr.teleguichet.fleet.platform.database.Database;
import fr.teleguichet.fleet.web.api.ProblemException;
import fr.teleguichet.fleet.web.api.ProblemResponseAnnotations;
import fr.teleguichet.hardware.journal.KioskRecord;
import fr.teleguichet.hardware.protocol.NodeAddress;
import fr.teleguichet.hardware.text.EnumCodes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.EmptyHandling;
import org.jspecify.annotations.Nullable;

/**
 * Records of the kiosks' journals for programs: that they are there, and not what they say, but for
 * those of the kiosk itself.
 */
@Tag(name = "records")
@Controller("/api/v1/records")
@ExecuteOn(TaskExecutors.BLOCKING)
final class JournalRecordsApi {

  private static final int MAX_COUNT = 1_000;
  private static final Pattern CURSOR = Pattern.compile("([0-9]{1,10})-([0-9]{1,18})");

  /** One record. */
  @Serdeable
  @Schema(
      name = "Record",
      description =
          "A record of a kiosk's journal; without its content, unless it is of an update or of the"
              + " kiosk's network.")
  record Item(
      @Schema(description = "The kiosk's name.") String kiosk,
      @Schema(description = "The kiosk's territory, the Sparkplug group id.") String territory,
      @Schema(description = "The journal's id, made by the kiosk when its storage was new.")
          String journal,
      @Schema(description = "The record's number in the journal, without gaps.") long number,
      String type,
      @Schema(description = "When it happened; a survey's is the Monday of its week.")
          Instant occurred,
      @Nullable @Schema(description = "When it was stored; null for a survey.") Instant received,
      @Nullable @JsonPropertyDescription("What it says of an update; null for other records.")
          Update update,
      @Nullable
          @JsonPropertyDescription("What it says of the kiosk's network; null for other records.")
          Network network) {}

  /** What a record says of an update that is over. */
  @Serdeable
  @Schema(name = "RecordedUpdate", description = "The end of an update, for one part of the kiosk.")
  record Update(
      @Schema(description = "The update server's number of it.") String action,
      @Schema(description = "Such as os; empty when the order could not be read.") String part,
      @Schema(description = "The version before; empty when nothing was begun.") String from,
      @Schema(description = "The version that was wanted.") String to,
      @Schema(description = "succeeded, failed or cancelled.") String end,
      @Schema(description = "Why it failed, a keyword; empty when it did not.") String cause,
      @Schema(description = "What did not work with the new version; may be empty.") String check) {
    static Update of(UpdateRecord it) {
      return new Update(
          it.action(), it.part(), it.from(), it.to(), it.end(), it.cause(), it.check());
    }
  }

  /** What a record says of a change of the network. */
  @Serdeable
  @Schema(
      name = "RecordedNetworkChange",
      description = "What became of a change of the network that somebody made at the kiosk.")
  record Network(
      @Schema(description = "connection or proxy.") String of,
      @Schema(
              description =
                  "kept, or why the former network is back: unconnected, unreached, stopped,"
                      + " interrupted or not-stored.")
          String end,
      @Schema(description = "What was wrong, a keyword such as no-cable; may be empty.")
          String cause) {
    static Network of(KioskRecord.NetworkChange it) {
      return new Network(
          NetworkChangeOutcomeText.subject(it), EnumCodes.code(it.end()), it.cause());
    }
  }

  /** A part of the list. */
  @Serdeable
  @Schema(name = "RecordPage")
  record Page(
      List<Item> records,
      @Nullable @Schema(description = "The cursor of the next part; null at the end.")
          String next) {}

  private final Jdbi jdbi;

  JournalRecordsApi(Database database) {
    this.jdbi = database.jdbi();
  }

  @Operation(
      summary = "List records",
      description = "Records in the order of journals and numbers; no survey’s content is told.")
  @ApiResponse(
      responseCode = "200",
      description = "A part of the list.",
      content = @Content(schema = @Schema(implementation = Page.class)))
  @ProblemResponseAnnotations.WrongParameter
  @Get
  @RolesAllowed({COORDINATOR, TECHNICIAN, MEDIATOR, VIEWER})
  Page list(
      @Parameter(hidden = true) Principal visitor,
      @QueryValue
          @Nullable
          @Parameter(
              description =
                  "Only of this kiosk: group:node, or a name alone for all kiosks of that name.")
          String kiosk,
      @QueryValue @Nullable @Parameter(description = "Only of this type, such as interview.")
          String type,
      @QueryValue @Nullable @Parameter(description = "The cursor that the last part gave.")
          String after,
      @QueryValue(defaultValue = "200") @Parameter(description = "The most to return, 1 to 1000.")
          int limit) {
    if (limit < 1 || limit > MAX_COUNT) {
      throw ProblemException.parameter("limit", "give 1 to " + MAX_COUNT + ".");
    }
    Matcher cursor = CURSOR.matcher(after == null ? "0-0" : after);
    if (!cursor.matches()) {
      throw ProblemException.parameter("after", "give what the last part named as next.");
    }
    Optional<NodeAddress> node = Optional.ofNullable(kiosk).flatMap(NodeAddress::ofSegment);
    record Placed(int journal, Item item) {}
    List<Placed> found =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT r.journal_id, k.name, k.territory, j.uuid, r.number, r.type, r.occurred,
                          r.received, <columns>
                        FROM record r JOIN journal j ON j.id = r.journal_id
                          JOIN kiosk k ON k.id = j.kiosk_id <updates>
                        WHERE (r.journal_id > :journal OR r.journal_id = :journal AND r.number > :number)
                          AND (:kiosk IS NULL OR k.name = :kiosk)
                          AND (:group IS NULL OR k.territory = :group)
                          AND (:type IS NULL OR r.type = :type)
                          AND (:whole OR k.territory IN (<territories>))
                        ORDER BY r.journal_id, r.number LIMIT :limit
                        """)
                    .define("columns", KioskHistoryReader.ENTRY_COLUMNS)
                    .define("updates", UpdateRecord.JOIN)
                    .bind("journal", Long.parseLong(cursor.group(1)))
                    .bind("number", Long.parseLong(cursor.group(2)))
                    .bind("kiosk", node.map(NodeAddress::node).orElse(kiosk))
                    .bind("group", node.map(NodeAddress::group).orElse(null))
                    .bind("type", type)
                    .bind("whole", visitor.scope().isWholeFleet())
                    .bindList(
                        EmptyHandling.NULL_KEYWORD, "territories", visitor.scope().territories())
                    .bind("limit", limit)
                    .map(
                        (row, _) -> {
                          KioskHistoryReader.Entry entry = KioskHistoryReader.entry(row);
                          return new Placed(
                              entry.journal(),
                              new Item(
                                  row.getString("name"),
                                  row.getString("territory"),
                                  row.getString("uuid"),
                                  entry.number(),
                                  entry.type(),
                                  entry.occurred(),
                                  entry.received().orElse(null),
                                  entry.update().map(Update::of).orElse(null),
                                  entry.network().map(Network::of).orElse(null)));
                        })
                    .list());
    String next =
        found.size() < limit
            ? null
            : found.getLast().journal() + "-" + found.getLast().item().number();
    return new Page(found.stream().map(Placed::item).toList(), next);
  }
}
