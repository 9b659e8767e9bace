package fr.teleguichet.edge.update.install;

/** What has to start again before an installed version runs. */
public enum RequiredRestart {
  /** The whole machine. */
  MACHINE,
  /** Only the agent. */
  AGENT
}
