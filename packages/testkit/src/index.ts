export { people, tenantSecrets, type Person, type PersonKey, type TenantSlug } from './people.js';
export { signIdentity, signService } from './sign-identity.js';
export { HttpPerson, ask, type HttpAnswer } from './http-person.js';
export { SocketPerson } from './socket-person.js';
export { startCluster, type Cluster, type ClusterOptions } from './start-cluster.js';
export { runHistory, historyArbitrary, type LawSetting, type LawStep } from './law/run-history.js';
export { lawCases, type CaseContext, type Step } from './law/cases.js';
