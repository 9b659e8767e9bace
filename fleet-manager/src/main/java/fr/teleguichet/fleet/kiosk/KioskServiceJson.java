package fr.teleguichet.fleet.kiosk;

import fr.teleguichet.fleet.web.page.LocalizedText;
import fr.teleguichet.hardware.serve.CitizenAct;
import fr.teleguichet.hardware.serve.ServiceObstacle;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Whom a kiosk can serve, for programs. */
@Serdeable
@Schema(name = "KioskService", description = "Whom a kiosk can serve, as it says itself.")
record KioskServiceJson(
    @Nullable @Schema(description = "Whether anybody can be served; null when it does not say.")
        Boolean servesAnybody,
    @Nullable @Schema(description = "Whether a citizen is being served; null when it does not say.")
        Boolean occupied,
    @Schema(description = "Whether this is of now; else the kiosk is not connected.")
        boolean current,
    @Nullable @Schema(description = "When the kiosk was last heard.") Instant asOf,
    @Schema(description = "The same words as on the kiosk, in the language that was asked for.")
        String words,
    @Schema(description = "What hinders everybody, by act: video, print, scan.")
        Map<String, List<String>> obstacles,
    @Schema(description = "What hinders an interview with each service.")
        Map<String, List<String>> services) {

  /** What the kiosk last said; nothing when it never did. */
  static Optional<KioskServiceJson> of(KioskRow row, LocalizedText text) {
    ServiceAvailabilityText said = row.service();
    if (said.equals(ServiceAvailabilityText.SILENT)) {
      return Optional.empty();
    }
    Map<String, List<String>> obstacles = new TreeMap<>();
    Map<String, List<String>> services = new TreeMap<>();
    said.verdict()
        .ifPresent(
            verdict -> {
              for (CitizenAct act : CitizenAct.values()) {
                obstacles.put(act.code(), words(verdict.obstacles(act)));
              }
              verdict
                  .services()
                  .keySet()
                  .forEach(
                      service ->
                          services.put(
                              service.value(),
                              words(verdict.obstacles(service, CitizenAct.VIDEO))));
            });
    return Optional.of(
        new KioskServiceJson(
            said.servesAnybody().orElse(null),
            said.occupied().orElse(null),
            row.speaksNow(),
            row.heard().orElse(null),
            said.summary(text).orElse(""),
            obstacles,
            services));
  }

  private static List<String> words(Iterable<ServiceObstacle> obstacles) {
    List<String> words = new java.util.ArrayList<>();
    obstacles.forEach(obstacle -> words.add(obstacle.code()));
    return words;
  }
}
