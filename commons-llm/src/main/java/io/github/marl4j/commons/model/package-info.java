/**
 * Asking language models: requests and answers as values, one client for every endpoint that speaks the OpenAI protocol, limits, budgets, and cassettes
 * that keep each answer so that it is never asked for twice. Secrets come from environment variables and stay in memory.
 */
package io.github.marl4j.commons.model;
