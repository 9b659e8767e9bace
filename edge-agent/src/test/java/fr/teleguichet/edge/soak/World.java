package fr.teleguichet.edge.soak;

import fr.teleguichet.edge.care.Hands;
import fr.teleguichet.edge.repair.Repairs;

/** What the agent does to the world around it. */
interface World {

  Repairs repairs();

  Hands hands();
}
