package fr.teleguichet.edge.soak;

import fr.teleguichet.edge.remotecommand.CommandExecutor;
import fr.teleguichet.edge.repair.MachineRepairs;

/** What the agent does to the world around it. */
interface World {

  MachineRepairs repairs();

  CommandExecutor hands();
}
