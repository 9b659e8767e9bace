package fr.teleguichet.edge.configuration;

import fr.teleguichet.hardware.board.BoardProfile;
import fr.teleguichet.hardware.opening.OpeningHours;
import fr.teleguichet.hardware.service.OfferedServicesDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Everything that is set, one record for each feature.
 *
 * @param file the kiosk's own settings, of which these are read; nothing when only the environment
 *     counts
 * @param interviewAtLeast how long a talk has to be to count as an interview; as the fleet says
 *     without it
 * @param board what the kiosk is made of
 * @param opening when the screen is on; always without it
 * @param technician the door and the workbench for technicians; nothing when there is neither
 * @param update where its software comes from, and when
 * @param token what keeps the unit's key; a file without it
 * @param readyFile written once the agent is ready
 * @param stopDeadline the longest that an orderly stop may take
 */
public record AgentConfiguration(
    Optional<Path> file,
    KioskSettings kiosk,
    EnrolmentSettings enrolment,
    BrokerSettings link,
    NetworkSettings network,
    DataSettings data,
    HealthSettings health,
    Optional<Duration> interviewAtLeast,
    ScreenSettings screen,
    SpeechSettings speech,
    CallTestSettings callTest,
    HandsetSettings handset,
    HelpSettings help,
    BoardProfile board,
    Optional<OpeningHours> opening,
    Optional<TechnicianSettings> technician,
    UpdateSettings update,
    Optional<Pkcs11TokenSettings> token,
    SimulationSettings simulation,
    Optional<Path> readyFile,
    Duration stopDeadline) {

  public AgentConfiguration {
    interviewAtLeast.ifPresent(
        it ->
            SettingBounds.within(
                "the length of an interview",
                it,
                Duration.ofSeconds(1),
                OfferedServicesDocument.LONGEST_MINIMUM));
    SettingBounds.within(
        "the stop deadline", stopDeadline, Duration.ofSeconds(1), Duration.ofMinutes(2));
  }
}
