@NullMarked
package fr.teleguichet.swarm.run;

import org.jspecify.annotations.NullMarked;
