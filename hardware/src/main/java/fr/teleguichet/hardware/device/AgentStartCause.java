package fr.teleguichet.hardware.device;

import fr.teleguichet.hardware.text.CodedEnum;

/** Why a kiosk's agent started. */
public enum AgentStartCause implements CodedEnum {
  FIRST_START,
  AGENT_STOPPED,
  AGENT_CRASH,
  /** A person, or the fleet in a person's name, restarted the machine. */
  OPERATOR_REBOOT,
  /** The kiosk restarted itself, since a repair asked for it. */
  REPAIR,
  UPDATE,
  /** The hardware watchdog found the machine hanging. */
  WATCHDOG,
  KERNEL_PANIC,
  /** The machine stopped without a word. */
  POWER_LOSS,
  UNKNOWN
}
