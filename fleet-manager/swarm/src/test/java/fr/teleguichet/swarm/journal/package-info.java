@NullMarked
package fr.teleguichet.swarm.journal;

import org.jspecify.annotations.NullMarked;
