/**
 * Route choice: drivers choose among the routes of their trip, and a link gets slower the more of them use it. Time and toll are the objectives.
 *
 * <p>Game: Ramos, Rădulescu, Nowé, Tavares, "Toll-based learning for minimising congestion under heterogeneous preferences", AAMAS 2020. Rules after MOMAland 0.2.0,
 * {@code momaland/envs/route_choice/}. Road networks: maslab-ufrgs/transportation_networks (commit 99bbff8); Sioux Falls after LeBlanc, Morlok, Pierskalla 1975 as in Bar-Gera's
 * TransportationNetworks; OW is exercise 10.1 of Ortúzar and Willumsen, "Modelling Transport".
 */
package io.github.marl4j.envs.momaland.routechoice;
