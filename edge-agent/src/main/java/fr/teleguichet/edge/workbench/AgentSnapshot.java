package fr.teleguichet.edge.workbench;

import fr.teleguichet.edge.kiosk.KioskState;
import fr.teleguichet.edge.peripheral.display.ScreenBrightness;
import fr.teleguichet.edge.presence.PresenceState;
import fr.teleguichet.edge.presence.SensorAssessment;
import fr.teleguichet.hardware.device.RemoteCommandType;
import fr.teleguichet.hardware.serve.ServiceVerdict;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the agent makes of the kiosk, looked at anew for each view; asked on the loop.
 *
 * @param kiosk peripherals and measures
 * @param presence whether somebody is there
 * @param sensors what is made of each sensor of presence
 * @param verdict what works for citizens
 * @param session the word of the citizen's session, such as {@code idle}
 * @param care what is being done from afar
 * @param monitor how the monitor ought to shine; nothing when nothing switches it
 * @param repairs what the agent mends at the moment, a line each
 */
public record AgentSnapshot(
    KioskState kiosk,
    Supplier<PresenceState> presence,
    Supplier<List<SensorAssessment>> sensors,
    Supplier<ServiceVerdict> verdict,
    Supplier<String> session,
    Supplier<Optional<RemoteCommandType>> care,
    Supplier<Optional<ScreenBrightness>> monitor,
    Supplier<List<String>> repairs) {}
