@NullMarked
package fr.teleguichet.edge.network.networkmanager;

import org.jspecify.annotations.NullMarked;
