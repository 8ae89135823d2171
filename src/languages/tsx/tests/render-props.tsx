export const List = () => (
  <Query<Data> load={fetchAll} children={<Empty />}>
    {({ data, error }) => (error ? <Failed error={error} /> : <View data={data!} />)}
  </Query>
);
