package fr.teleguichet.fleet.platform.process;

/**
 * A process that an earlier manager started and that still lives.
 *
 * @param samePlan whether it runs exactly the command that the plan wants; after an update or a
 *     change of settings it does not
 */
record OrphanedProcess(LiveProcess process, boolean samePlan) {}
