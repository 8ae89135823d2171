/** The entry. */
export default async function main(argument: string) {}
