import { AVERAGES, type ColumnName, type Unmeasured } from './unmeasured.ts';

/*
 * What the columns are called in the languages of accounts (chatwoot: config/locales); a language without a word of its
 * own has the English one.
 */
const FIRST_RESPONSE: ColumnName = [
  'avg_first_response_time',
  'durchschnittliche_zeit_bis_zur_ersten_antwort',
  'durchschnittliche_reaktionszeit',
  'promedio_de_tiempo_de_la_primera_respuesta',
  'temps_de_réponse_moyen',
  'tempo_médio_de_primeira_resposta',
  'tempo_medio_di_prima_risposta',
];
const RESOLUTION: ColumnName = [
  'avg_resolution_time',
  'durchschnittliche_auflösung',
  'durchschnittliche_auflösungszeit',
  'tiempo_promedio_de_resolución',
  'temps_moyen_de_résolution',
  'tempo_médio_de_resolução',
  'tempo_medio_di_risoluzione',
];
const AGENT: ColumnName = [
  'agent_name',
  'agentenname',
  'nombre_del_agente',
  'nom_de_l_agent',
  'nome_do_agente',
  'nome_operatore',
];
const INBOX: ColumnName = [
  'inbox_name',
  'posteingangsname',
  'nombre_de_la_bandeja_de_entrada',
  'nome_da_caixa_de_entrada',
  'nome_inbox',
];
const TEAM: ColumnName = ['team_name', 'teamname', 'nombre_del_equipo', 'nome_do_time', 'nome_del_team'];
const LABEL: ColumnName = ['label', 'etiqueta', 'etichetta'];
const POLICY: ColumnName = ['sla_policy', 'sla_richtlinie', 'política_de_sla', 'política_sla', 'policy_sla'];
const BREACHED: ColumnName = ['breached_events', 'gesperrte_ereignisse', 'eventos_violados', 'eventi_violati'];

const report = (of: string, ...columns: readonly ColumnName[]): Unmeasured => ({
  title: `Chatwoot’s report of ${of}`,
  columns,
  why: AVERAGES,
  instead: 'Fetch conversations and messages through its API: socmetrics platforms chatwoot says how.',
});

/** The downloads of "Reports" (chatwoot: app/views/api/v2/accounts/reports). */
export const chatwootReports: readonly Unmeasured[] = [
  report('agents', AGENT, FIRST_RESPONSE, RESOLUTION),
  report('inboxes', INBOX, FIRST_RESPONSE, RESOLUTION),
  report('teams', TEAM, FIRST_RESPONSE, RESOLUTION),
  report('labels', LABEL, FIRST_RESPONSE, RESOLUTION),
  report(
    'conversations',
    ['messages_received', 'mensagens_recebidas'],
    ['messages_sent', 'mensagens_enviadas'],
    FIRST_RESPONSE,
    RESOLUTION,
  ),
  {
    ...report('breached agreements', POLICY, BREACHED),
    why: 'It names the conversations that broke an agreement and no time of any of them, and it leaves out the others.',
  },
];
