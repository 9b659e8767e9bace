@NullMarked
package fr.teleguichet.swarm.load;

import org.jspecify.annotations.NullMarked;
