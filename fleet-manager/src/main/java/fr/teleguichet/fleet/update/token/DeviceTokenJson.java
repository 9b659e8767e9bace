package fr.teleguichet.fleet.update.token;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Devices' tokens as the programming interface tells of them. */
final class DeviceTokenJson {
  private DeviceTokenJson() {}

  /** A kiosk's token. */
  @Serdeable
  @Schema(name = "TargetToken", description = "A token of one kiosk.")
  record Target(
      Instant made,
      @Schema(description = "Who made it.") String by,
      @Nullable @Schema(description = "The token; only where it was just made.") String token) {}

  /** A gateway's token. */
  @Serdeable
  @Schema(name = "GatewayToken", description = "A token that stands for every kiosk.")
  record Gateway(
      int id,
      @Schema(description = "Who has it.") String name,
      Instant made,
      Instant expires,
      @Nullable @Schema(description = "Since when it does not count any more.") Instant revoked,
      @Schema(description = "Who made it.") String by,
      @Nullable @Schema(description = "The token; only where it was just made.") String token) {
    static Gateway of(GatewayToken known, @Nullable String token) {
      return new Gateway(
          known.id(),
          known.name(),
          known.made(),
          known.expires(),
          known.revoked().orElse(null),
          known.actor(),
          token);
    }
  }

  /** A gateway's token as it shall be. */
  @Serdeable
  @Schema(
      name = "GatewayTokenContent",
      requiredProperties = {"name", "days"},
      description = "What a gateway's token shall be.")
  record WantedGateway(
      @Nullable @Schema(description = "Who shall have it, 1 to 60 characters.") String name,
      @Nullable @Schema(description = "How many days it counts, 1 to 365.") Integer days) {}
}
